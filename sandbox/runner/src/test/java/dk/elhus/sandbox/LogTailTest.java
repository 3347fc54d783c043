package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path folder;

  @Test
  void theLastLinesOfALongLog() throws IOException {
    String text =
        IntStream.rangeClosed(1, 100_000)
            .mapToObj(i -> "line " + i)
            .collect(Collectors.joining("\n"));

    assertThat(LogTail.of(log(text), 2)).containsExactly("line 99999", "line 100000");
  }

  @Test
  void allOfAShortLog() throws IOException {
    assertThat(LogTail.of(log("one\ntwo\n"), 20)).containsExactly("one", "two");
  }

  @Test
  void nothingOfALogThatIsNotThere() {
    assertThat(LogTail.of(folder.resolve("missing.log"), 20)).isEmpty();
  }

  private Path log(String text) throws IOException {
    return Files.writeString(folder.resolve("x.log"), text);
  }
}
