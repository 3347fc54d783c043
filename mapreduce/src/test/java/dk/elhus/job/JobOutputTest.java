package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The output of a step")
class JobOutputTest {
  @TempDir private Path work;
  private FileSystem files;

  @BeforeEach
  void open() throws IOException {
    files = FileSystem.getLocal(new Configuration());
  }

  @Test
  void eachAttemptHasAFolderOfItsOwn() {
    assertThat(output("clean").path()).isNotEqualTo(output("clean").path());
  }

  @Test
  void whatEarlierAttemptsLeftIsRemovedAndOtherStepsStay() throws IOException {
    JobOutput killed = output("clean");
    JobOutput beside = output("metering");
    files.mkdirs(killed.path());
    files.mkdirs(beside.path());
    Files.writeString(work.resolve("clean.json"), "{}");

    output("clean").clear();

    assertThat(files.exists(killed.path())).isFalse();
    assertThat(files.exists(beside.path())).isTrue();
    assertThat(work.resolve("clean.json")).exists();
  }

  @Test
  void beforeTheFirstStepThereIsNothingToRemove() throws IOException {
    new JobOutput(files, new org.apache.hadoop.fs.Path(work + "/none"), "clean").clear();

    assertThat(work.resolve("none")).doesNotExist();
  }

  private JobOutput output(String step) {
    return new JobOutput(files, new org.apache.hadoop.fs.Path(work.toUri()), step);
  }
}
