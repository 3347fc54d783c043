package dk.elhus.job;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where the job of one attempt of a step writes: a folder of its own. The job of a driver that was
 * killed may go on for a while; in a common folder its tasks would be committed together with those
 * of the next attempt, and every row would be there twice.
 */
public final class JobOutput {
  private final FileSystem files;
  private final Path work;
  private final String prefix;
  private final Path path;

  /**
   * @param work the load's work folder
   * @param step name of the step, so that the steps of a run have their own output
   */
  public JobOutput(FileSystem files, Path work, String step) {
    this.files = files;
    this.work = work;
    this.prefix = step + "-out-";
    this.path = new Path(work, prefix + UUID.randomUUID());
  }

  public Path path() {
    return path;
  }

  /** Removes what this and earlier attempts wrote; a job that still writes there fails. */
  public void clear() throws IOException {
    if (!files.exists(work)) {
      return;
    }
    for (FileStatus left : files.listStatus(work)) {
      if (left.getPath().getName().startsWith(prefix)) {
        files.delete(left.getPath(), true);
      }
    }
  }
}
