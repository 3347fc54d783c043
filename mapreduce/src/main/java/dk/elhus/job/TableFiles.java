package dk.elhus.job;

import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds the ORC files of partitions. */
public final class TableFiles {
  private final FileSystem files;
  private final LoadLog log;

  public TableFiles(FileSystem files, LoadLog log) {
    this.files = files;
    this.log = log;
  }

  /** The files of the version that stands; none when the partition is new. */
  public List<Source> standing(TableSpec table, String partition) throws IOException {
    Optional<StagedPartition> version =
        log.standing(table.name(), table.partitionFolder(partition));
    List<Source> sources = new ArrayList<>();
    if (version.isPresent()) {
      for (Path file : orcFiles(version.get().location())) {
        sources.add(
            Source.standing(
                file.toString(), name(table, partition, file), table.name(), partition));
      }
    }
    return sources;
  }

  /**
   * The files of a version that is only read.
   *
   * @param recompute whether sums over it are computed anew
   */
  public List<Source> input(TableSpec table, String partition, String location, boolean recompute)
      throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path file : orcFiles(location)) {
      sources.add(
          Source.input(
              file.toString(), name(table, partition, file), table.name(), partition, recompute));
    }
    return sources;
  }

  private List<Path> orcFiles(String location) throws IOException {
    List<Path> found = new ArrayList<>();
    try {
      for (FileStatus file : files.listStatus(new Path(location))) {
        if (file.getPath().getName().endsWith(".orc")) {
          found.add(file.getPath());
        }
      }
    } catch (FileNotFoundException e) {
      throw new IOException(
          location + " is a published version but not there; restore it before the next load", e);
    }
    return found;
  }

  private static String name(TableSpec table, String partition, Path file) {
    return table.name()
        + "/"
        + table.partitionFolder(partition)
        + "/"
        + file.getParent().getName()
        + "/"
        + file.getName();
  }
}
