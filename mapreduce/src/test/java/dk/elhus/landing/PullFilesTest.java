package dk.elhus.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of small files become one per month, and no pull is ever lost or there twice. */
class PullFilesTest {
  private static final LocalDate NIGHT = LocalDate.parse("2025-12-01");
  private static final Instant NOON = Instant.parse("2025-12-01T12:00:00Z");
  private static final List<String> ALL =
      List.of(
          "CO2Emis 2025-10-30 run-1",
          "CO2Emis 2025-10-31 run-2",
          "CO2Emis 2025-11-01 run-3",
          "CO2Emis 2025-12-01 run-4",
          "Elspotprices 2025-10-30 run-1");

  @TempDir Path folder;
  private final Configuration conf = new Configuration();
  private Layout layout;
  private Hdfs files;

  @BeforeEach
  void someMonthsOfPulls() throws IOException {
    layout = new Layout(folder.toUri().toString());
    files = new Hdfs(FileSystem.getLocal(conf));
    Files.createDirectories(folder.resolve("pulls"));
    for (String pull : ALL) {
      write(pull);
    }
  }

  @Test
  void eachMonthThatIsOverIsOneFile() throws IOException {
    assertThat(merge()).isEqualTo(4);

    assertThat(names())
        .containsExactly(
            "CO2Emis.night=2025-12-01.run-4.json", "month=2025-10.json", "month=2025-11.json");
    assertThat(pulls()).isEqualTo(ALL);
    assertThat(merge()).as("a second time").isZero();
    assertThat(pulls()).isEqualTo(ALL);
  }

  @Test
  void aLatePullOfAMonthThatIsMergedJoinsIt() throws IOException {
    merge();
    write("DayAheadPrices 2025-10-15 run-9");

    assertThat(merge()).isEqualTo(1);

    assertThat(names()).hasSize(3);
    assertThat(pulls()).hasSize(ALL.size() + 1).contains("DayAheadPrices 2025-10-15 run-9");
  }

  @Test
  void aPullThatIsMergedIsStillKnown() throws IOException {
    merge();

    assertThat(has("2025-10-31", "run-2")).isTrue();
    assertThat(has("2025-12-01", "run-4")).isTrue();
    assertThat(has("2025-10-31", "run-1")).isFalse();
    assertThat(has("2025-09-30", "run-1")).isFalse();
  }

  @Test
  void aRunThatWroteItsLineAnewAfterTheMergeKeepsItsLastLine() throws IOException {
    merge();
    write("CO2Emis 2025-10-31 run-2", "again");

    merge();

    assertThat(pulls()).isEqualTo(ALL);
    assertThat(Files.readString(folder.resolve("pulls/month=2025-10.json"))).contains("again");
  }

  @Test
  void aFileThatAPullMayStillWriteIsLeft() throws IOException {
    Path young = write("CO2Emis 2025-10-20 run-7");
    Files.setLastModifiedTime(young, FileTime.from(NOON.plusSeconds(1)));

    merge();

    assertThat(young).exists();
    assertThat(names()).contains("month=2025-10.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void killedAtAnyStepNothingIsLostOrDoubledAndTheNextCallGoesOn(int steps) throws IOException {
    files.stepsLeft = steps;
    try {
      merge();
    } catch (KilledException killed) {
      assertThat(pulls()).as("after %d steps", steps).isEqualTo(ALL);
    }

    files.stepsLeft = Integer.MAX_VALUE;
    merge();

    assertThat(pulls()).isEqualTo(ALL);
    assertThat(names()).hasSize(3);
  }

  @Test
  void aFileSystemThatCannotDoItInOneStepIsLeftAsItIs() throws IOException {
    PullFiles local = new PullFiles(FileSystem.getLocal(conf), layout);

    assertThatThrownBy(() -> local.merge(conf, NIGHT, NOON))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(pulls()).isEqualTo(ALL);
  }

  private int merge() throws IOException {
    return new PullFiles(files, layout).merge(conf, NIGHT, NOON);
  }

  private boolean has(String night, String run) throws IOException {
    PullFiles pulls = new PullFiles(files, layout);
    LocalDate date = LocalDate.parse(night);
    return pulls.has("CO2Emis", date, run, pulls.file("CO2Emis", date, run));
  }

  private Path write(String pull) throws IOException {
    return write(pull, "");
  }

  private Path write(String pull, String message) throws IOException {
    String[] words = pull.split(" ");
    Path file = folder.resolve("pulls/%s.night=%s.%s.json".formatted(words[0], words[1], words[2]));
    Files.writeString(
        file,
        "{\"dataset\":\"%s\",\"night\":\"%s\",\"run_id\":\"%s\",\"message\":\"%s\"}%n"
            .formatted(words[0], words[1], words[2], message));
    Files.setLastModifiedTime(file, FileTime.from(NOON.minusSeconds(86_400)));
    return file;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(folder.resolve("pulls"))) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** What Hive reads: every line of every file that is not hidden. */
  private List<String> pulls() throws IOException {
    List<String> pulls = new ArrayList<>();
    for (String name : names()) {
      for (String line : Files.readAllLines(folder.resolve("pulls").resolve(name))) {
        pulls.add(line.replaceAll(".*?:\"(.*?)\".*?:\"(.*?)\".*?:\"(.*?)\".*", "$1 $2 $3"));
      }
    }
    return pulls.stream().sorted().toList();
  }

  private static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Local files that can be put together in one step, as HDFS can; dies after some steps. */
  private static final class Hdfs extends FilterFileSystem {
    private int stepsLeft = Integer.MAX_VALUE;

    Hdfs(FileSystem local) {
      super(local);
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      step();
      return super.rename(from, to);
    }

    @Override
    public void concat(org.apache.hadoop.fs.Path target, org.apache.hadoop.fs.Path[] sources)
        throws IOException {
      step();
      Path whole = Path.of(target.toUri());
      for (org.apache.hadoop.fs.Path source : sources) {
        Path part = Path.of(source.toUri());
        Files.write(whole, Files.readAllBytes(part), StandardOpenOption.APPEND);
        Files.delete(part);
      }
      // The local file system's own checksum is that of before.
      Files.deleteIfExists(whole.resolveSibling("." + whole.getFileName() + ".crc"));
    }

    @Override
    public org.apache.hadoop.fs.FSDataInputStream open(org.apache.hadoop.fs.Path path)
        throws IOException {
      step();
      return super.open(path);
    }

    private void step() {
      if (stepsLeft-- <= 0) {
        throw new KilledException();
      }
    }
  }
}
