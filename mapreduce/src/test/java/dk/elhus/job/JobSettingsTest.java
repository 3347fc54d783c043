package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.landing.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {
  @TempDir Path folder;

  @Test
  void outputIsCommittedByRenameWhenTheWholeJobHasSucceeded() throws Exception {
    Configuration conf = new Configuration();
    conf.setInt("mapreduce.fileoutputcommitter.algorithm.version", 2);

    Job job = job(conf);

    assertThat(job.getConfiguration().getInt("mapreduce.fileoutputcommitter.algorithm.version", 2))
        .isEqualTo(1);
    TaskAttemptContextImpl attempt =
        new TaskAttemptContextImpl(
            job.getConfiguration(), TaskAttemptID.forName("attempt_1_0001_r_000000_3"));
    FileOutputCommitter committer =
        (FileOutputCommitter) new VersionOutputFormat().getOutputCommitter(attempt);
    assertThat(committer.getWorkPath().toString())
        .contains("_temporary")
        .endsWith("attempt_1_0001_r_000000_3");
  }

  @Test
  void theShuffleIsCompressed() throws Exception {
    Configuration conf = job(new Configuration()).getConfiguration();

    assertThat(conf.getBoolean("mapreduce.map.output.compress", false)).isTrue();
    assertThat(conf.get("mapreduce.map.output.compress.codec")).endsWith("SnappyCodec");
  }

  @Test
  void aProfileSetsWhatItLikes() {
    Configuration conf = new Configuration();
    conf.set(
        "elhus.job.conf",
        "mapreduce.job.ubertask.enable=true\nmapreduce.map.java.opts=-Xmx1g -Da=b\n"
            + "mapreduce.job.reduces=7");

    Configuration profile = JobSettings.profile(conf);

    assertThat(profile.getBoolean("mapreduce.job.ubertask.enable", false)).isTrue();
    assertThat(profile.getLong("mapreduce.job.ubertask.maxbytes", 0)).isEqualTo(1L << 30);
    assertThat(profile.getInt("mapreduce.job.reduces", 1)).isEqualTo(7);
    assertThat(profile.get("mapreduce.map.java.opts")).isEqualTo("-Xmx1g -Da=b");
  }

  @Test
  void aLineOfAProfileThatSaysNothingIsNamed() {
    Configuration conf = new Configuration();
    conf.set("elhus.job.conf", "mapreduce.job.reduces");

    assertThatThrownBy(() -> JobSettings.profile(conf))
        .hasMessageContaining("'mapreduce.job.reduces'")
        .hasMessageContaining("elhus.job.conf.mapreduce.job.reduces=2");
  }

  @Test
  void whatTheClusterChoseStays() {
    Configuration conf = new Configuration();
    conf.set("mapreduce.client.completion.pollinterval", "750");

    Configuration profile = JobSettings.profile(conf);

    assertThat(profile.get("mapreduce.client.completion.pollinterval")).isEqualTo("750");
    assertThat(profile.get("mapreduce.job.ubertask.enable")).isEqualTo("false");
  }

  @Test
  void tasksGetTheJarsThatAreDeployed() throws Exception {
    Files.createDirectories(folder.resolve("lib/hive"));
    Files.createFile(folder.resolve("lib/elhus-mapreduce.jar"));
    Files.createFile(folder.resolve("lib/notes.txt"));

    Path jar = folder.resolve("lib/elhus-mapreduce.jar");

    assertThat(job(new Configuration()).getFileClassPaths())
        .extracting(path -> path.toUri().getPath())
        .containsExactly(jar.toString());
  }

  private Job job(Configuration conf) throws Exception {
    Layout layout = new Layout(folder.toUri().toString());
    return JobSettings.job(
        conf, layout, "test", new org.apache.hadoop.fs.Path(folder.resolve("out").toUri()));
  }
}
