package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.landing.Layout;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditionSourceTest {
  @TempDir Path root;
  private final Configuration conf = new Configuration(false);

  @BeforeEach
  void useFolder() {
    conf.set("elhus.root", root.toUri().toString());
  }

  @Test
  void beforeTheFirstPublishThereIsNoEdition() throws IOException {
    assertThat(new EditionSource(conf).resolve()).isEmpty();
  }

  @Test
  void aSessionSeesThePublishedNight() throws IOException {
    publish(2025102602L);

    assertThat(new EditionSource(conf).resolve()).contains(edition(2025102602L));
  }

  @Test
  void aSessionMayPinAnEarlierNight() throws IOException {
    publish(2025102602L);
    conf.set("elhus.edition", "2025-10-20");

    assertThat(new EditionSource(conf).resolve())
        .contains(EditionNumber.lastOf(LocalDate.of(2025, 10, 20)));
  }

  @Test
  void anEmptyPinMeansThePublishedNight() throws IOException {
    publish(2025102602L);
    conf.set("elhus.edition", "");

    assertThat(new EditionSource(conf).resolve()).contains(edition(2025102602L));
  }

  @Test
  void aNightThatIsNotPublishedCannotBePinned() throws IOException {
    publish(2025102602L);
    conf.set("elhus.edition", "2025-10-27");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-10-27 is later than the newest edition, 2025102602");
  }

  @Test
  void nothingCanBePinnedBeforeTheFirstPublish() {
    conf.set("elhus.edition", "2025-10-26");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .hasMessageContaining("nothing is published yet");
  }

  @Test
  void aSessionMayPinOneEdition() throws IOException {
    publish(2025102602L);
    conf.set("elhus.edition", "2025102601");

    assertThat(new EditionSource(conf).resolve()).contains(edition(2025102601L));
  }

  @Test
  void theNewestNightIsItsNewestEditionForItMayNotBeOver() throws IOException {
    publish(2025102602L);
    conf.set("elhus.edition", "2025-10-26");

    assertThat(new EditionSource(conf).resolve()).contains(edition(2025102602L));
  }

  @Test
  void anEditionThatIsNotPublishedCannotBePinned() throws IOException {
    publish(2025102602L);
    conf.set("elhus.edition", "2025102603");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .hasMessage(
            "elhus.edition=2025102603 is later than the newest edition, 2025102602;"
                + " SET elhus.edition=; shows the newest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "26-10-2025",
        "2025-10-32",
        "2025102600",
        "20251026",
        "2025-10-26' OR 1=1",
        "yesterday"
      })
  void whatIsNoEditionCannotBePinned(String text) throws IOException {
    publish(2025102602L);
    conf.set("elhus.edition", text);

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no edition; write a night as 2025-10-26");
  }

  @Test
  void aBrokenEditionFileIsNamed() throws IOException {
    Files.writeString(root.resolve("edition.json"), "<html>");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("edition.json is not JSON");
  }

  @Test
  void anEditionFileWithoutEditionIsNamed() throws IOException {
    Files.writeString(root.resolve("edition.json"), "{}");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("edition.json holds no edition");
  }

  private static EditionNumber edition(long value) {
    return new EditionNumber(value);
  }

  private void publish(long edition) throws IOException {
    Path file = Path.of(URI.create(new Layout(root.toUri().toString()).edition()));
    Files.writeString(file, "{\"edition\":" + edition + ",\"load\":\"run-a\"}");
  }
}
