package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.landing.Layout;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionTest {
  private static final Instant NOON = Instant.parse("2025-10-26T12:00:00Z");

  @TempDir Path folder;
  private final Configuration conf = new Configuration();
  private FileSystem files;
  private Layout layout;

  @BeforeEach
  void openFolder() throws IOException {
    layout = new Layout(folder.toUri().toString());
    files = FileSystem.getLocal(conf);
  }

  @Test
  void beforeTheFirstPublishThereIsNoEdition() throws IOException {
    assertThat(Edition.read(files, layout)).isEmpty();
  }

  @Test
  void theFileSaysTheEditionInPlainJson() throws IOException {
    new Edition(new EditionNumber(2025102601L), "run-a", NOON).publish(conf, layout);

    assertThat(Files.readString(folder.resolve("edition.json")))
        .isEqualTo(
            "{\"edition\":2025102601,\"load\":\"run-a\","
                + "\"published_at\":\"2025-10-26T12:00:00Z\"}\n");
  }

  @Test
  void aNewEditionReplacesTheOldOneAndLeavesNothingBeside() throws IOException {
    new Edition(new EditionNumber(2025102601L), "run-a", NOON).publish(conf, layout);
    Edition next = new Edition(new EditionNumber(2025102701L), "run-b", NOON.plusSeconds(86_400));

    next.publish(conf, layout);

    assertThat(Edition.read(files, layout)).contains(next);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".tmp"));
    }
  }
}
