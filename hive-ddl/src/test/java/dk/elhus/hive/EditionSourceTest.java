package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.landing.Layout;
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
    publish("2025-10-26");

    assertThat(new EditionSource(conf).resolve()).contains(LocalDate.of(2025, 10, 26));
  }

  @Test
  void aSessionMayPinAnEarlierNight() throws IOException {
    publish("2025-10-26");
    conf.set("elhus.edition", "2025-10-20");

    assertThat(new EditionSource(conf).resolve()).contains(LocalDate.of(2025, 10, 20));
  }

  @Test
  void anEmptyPinMeansThePublishedNight() throws IOException {
    publish("2025-10-26");
    conf.set("elhus.edition", "");

    assertThat(new EditionSource(conf).resolve()).contains(LocalDate.of(2025, 10, 26));
  }

  @Test
  void aNightThatIsNotPublishedCannotBePinned() throws IOException {
    publish("2025-10-26");
    conf.set("elhus.edition", "2025-10-27");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-10-27 is later than the newest edition, 2025-10-26");
  }

  @Test
  void nothingCanBePinnedBeforeTheFirstPublish() {
    conf.set("elhus.edition", "2025-10-26");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .hasMessageContaining("nothing is published yet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"26-10-2025", "2025-10-32", "2025-10-26' OR 1=1", "yesterday"})
  void whatIsNoDateCannotBePinned(String text) throws IOException {
    publish("2025-10-26");
    conf.set("elhus.edition", text);

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no date");
  }

  @Test
  void aBrokenEditionFileIsNamed() throws IOException {
    Files.writeString(root.resolve("edition.json"), "<html>");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("edition.json is not JSON");
  }

  @Test
  void anEditionFileWithoutNightIsNamed() throws IOException {
    Files.writeString(root.resolve("edition.json"), "{}");

    assertThatThrownBy(() -> new EditionSource(conf).resolve())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("edition.json holds no night");
  }

  private void publish(String night) throws IOException {
    Path file = Path.of(URI.create(new Layout(root.toUri().toString()).edition()));
    Files.writeString(file, "{\"night\":\"" + night + "\",\"load\":\"run-a\"}");
  }
}
