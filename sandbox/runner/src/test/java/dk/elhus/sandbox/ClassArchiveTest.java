package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a Java that dumps by writing a word. */
class ClassArchiveTest {
  @TempDir private Path folder;
  private Path lib;
  private ClassArchive archive;

  @BeforeEach
  void twoJars() throws IOException {
    lib = Files.createDirectories(folder.resolve("target/lib"));
    Files.writeString(lib.resolve("hadoop-common.jar"), "one");
    Files.writeString(lib.resolve("hadoop-hdfs.jar"), "two");
    archive = new ClassArchive(lib);
  }

  @Test
  void itIsCurrentOnceItIsMade() throws Exception {
    assertThat(archive.isCurrent()).isFalse();

    make("echo classes > $1");

    assertThat(archive.isCurrent()).isTrue();
    assertThat(folder.resolve("target/hadoop.jsa")).hasContent("classes");
  }

  @Test
  void anotherJarMakesItStale() throws Exception {
    make("echo classes > $1");

    Files.writeString(lib.resolve("hadoop-hdfs.jar"), "two and a half");

    assertThat(archive.isCurrent()).isFalse();
  }

  @Test
  void oneThatFailsHalfWayTakesNobodysPlace() throws Exception {
    make("echo half > $1; exit 1");

    assertThat(folder.resolve("target/hadoop.jsa")).doesNotExist();
    assertThat(archive.isCurrent()).isFalse();
  }

  @Test
  void theClassPathOfAContainerBeginsWithTheJarsItWasMadeOf() {
    assertThat(archive.options())
        .isEqualTo(
            "-XX:SharedArchiveFile=%s/target/hadoop.jsa -cp %s/*:$CLASSPATH"
                .formatted(folder, lib));
  }

  /** Runs what the real command would run after the dump, with a shell line as the dump. */
  private void make(String dump) throws Exception {
    StateFolder state = new StateFolder(folder.resolve("state"));
    state.prepare();
    List<String> real = archive.command(state, new Jvm(state)).words();
    String fresh =
        real.stream()
            .filter(word -> word.startsWith("-XX:SharedArchiveFile="))
            .findFirst()
            .orElseThrow()
            .substring("-XX:SharedArchiveFile=".length());
    String andThen = real.get(2);
    new Command(
            List.of("sh", "-c", andThen, "sh", "sh", "-c", dump, "sh", fresh),
            Map.of("PATH", System.getenv("PATH")),
            folder)
        .builder()
        .start()
        .waitFor();
  }
}
