package dk.elhus.job;

import dk.elhus.action.LoadArguments;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.PendingPublish;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;

/**
 * Keeps a step from writing versions anew that readers may see already: a step starts over by
 * replacing the version folders of its own run.
 */
final class RunGuard {
  private RunGuard() {}

  /** Refuses a run whose publish has begun and not ended. */
  static void requireNotPublishing(FileSystem files, LoadArguments load) throws IOException {
    if (PendingPublish.all(files, load.layout()).stream()
        .anyMatch(pending -> pending.load().runId().equals(load.runId()))) {
      throw new IOException(
          "run "
              + load.runId()
              + " has begun to publish; run its publish step again, or start a new run for night "
              + load.night());
    }
  }

  /**
   * Refuses new input to a run that is published.
   *
   * @param folders landed folders that wait
   */
  static void requireUnpublished(LoadLog log, LoadArguments load, int folders) throws IOException {
    if (log.published(load.runId()).isPresent() && folders > 0) {
      throw new IOException(
          "run "
              + load.runId()
              + " is published already and cannot take "
              + folders
              + " new landed folders; start a new run for night "
              + load.night());
    }
  }
}
