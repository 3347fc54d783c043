package dk.elhus.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.landing.Layout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A publish that has begun: a folder of its own that is there from before the first switch until
 * after the last step, so that a later run knows what a dead one was about.
 *
 * <p>It holds the load's record and the new edition, written beforehand. Publishing them is
 * renaming them to their places. So a later run takes a publish's right away by removing what it
 * would rename: a process that everybody took for dead can then no longer publish, whatever it
 * believes.
 *
 * @param token number of the lock under which it began
 * @param load the load as it will be recorded; its partitions are the switches to make
 */
public record PendingPublish(
    @JsonProperty("token") long token, @JsonProperty("load") LoadRecord load) {
  private static final String NOTE = "note.json";
  private static final String RECORD = "record.json";
  private static final String EDITION = "edition.json";

  /** All that have begun and not ended, oldest first. */
  public static List<PendingPublish> all(FileSystem files, Layout layout) throws IOException {
    List<PendingPublish> all = new ArrayList<>();
    for (Path folder : folders(files, layout)) {
      read(files, folder).ifPresent(all::add);
    }
    all.sort(Comparator.comparingLong(PendingPublish::token));
    return all;
  }

  private static Optional<PendingPublish> read(FileSystem files, Path folder) throws IOException {
    return JsonFile.read(files, new Path(folder, NOTE), PendingPublish.class);
  }

  private static List<Path> folders(FileSystem files, Layout layout) throws IOException {
    List<Path> folders = new ArrayList<>();
    try {
      for (FileStatus folder : files.listStatus(new Path(layout.pendingPublish()))) {
        folders.add(folder.getPath());
      }
    } catch (FileNotFoundException nothingPends) {
      return List.of();
    }
    return folders;
  }

  /** Removes what a process left that died before its note was there: it switched nothing. */
  static void sweep(FileSystem files, Layout layout) throws IOException {
    for (Path folder : folders(files, layout)) {
      if (read(files, folder).isEmpty()) {
        files.delete(folder, true);
      }
    }
    removeIfEmpty(files, layout);
  }

  /** Notes it, the note last. */
  void write(Configuration conf, Layout layout) throws IOException {
    JsonFile.replace(conf, file(layout, RECORD), load);
    new Edition(load.edition(), load.runId(), load.publishedAt())
        .write(conf, file(layout, EDITION));
    JsonFile.replace(conf, file(layout, NOTE), this);
  }

  /** Puts the load's record into the log: from now on the load stands. */
  void commit(Configuration conf, FileSystem files, Layout layout) throws IOException {
    files.mkdirs(new Path(layout.loads()));
    try {
      JsonFile.move(conf, file(layout, RECORD), LoadLog.place(layout, load));
    } catch (FileNotFoundException e) {
      throw new IOException(
          String.format(
              "run %s may no longer publish: another run has turned it back; run the load of night"
                  + " %s again",
              load.runId(), load.night()),
          e);
    }
  }

  /** From now on nobody can put this load into the log; it may be there already. */
  void revoke(FileSystem files, Layout layout) throws IOException {
    files.delete(file(layout, RECORD), false);
  }

  /** Shows the edition; nothing is done when it has been shown. */
  void show(Configuration conf, FileSystem files, Layout layout) throws IOException {
    Path edition = file(layout, EDITION);
    if (files.exists(edition)) {
      JsonFile.move(conf, edition, new Path(layout.edition()));
    }
  }

  /** Removes the folder; the publish has ended. */
  void remove(FileSystem files, Layout layout) throws IOException {
    files.delete(new Path(layout.pendingPublish(token)), true);
    removeIfEmpty(files, layout);
  }

  private static void removeIfEmpty(FileSystem files, Layout layout) throws IOException {
    Path all = new Path(layout.pendingPublish());
    if (files.exists(all) && files.listStatus(all).length == 0) {
      files.delete(all, true);
    }
  }

  private Path file(Layout layout, String name) {
    return new Path(layout.pendingPublish(token), name);
  }
}
