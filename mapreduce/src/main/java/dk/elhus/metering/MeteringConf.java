package dk.elhus.metering;

import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What the driver tells the tasks, through the job's configuration. */
final class MeteringConf {
  /** Readings that a mapper holds at once; 58 bytes each. */
  private static final String RUN_ROWS = "elhus.metering.run.rows";

  private static final int DEFAULT_RUN_ROWS = 1 << 20;
  private static final String POINTS = "elhus.metering.points";
  private static final String STANDING = "elhus.metering.standing";
  private static final String BOUNDS = "elhus.metering.bounds";
  private static final String EDITION = "elhus.metering.edition";

  private final Configuration conf;

  MeteringConf(Configuration conf) {
    this.conf = conf;
  }

  /**
   * @param standing file that says where each day's standing version lies
   */
  void set(Path points, Path standing, int[] bounds, EditionNumber edition) {
    conf.set(POINTS, points.toString());
    conf.set(STANDING, standing.toString());
    conf.set(
        BOUNDS, Arrays.stream(bounds).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    conf.setLong(EDITION, edition.value());
  }

  int runRows() {
    return conf.getInt(RUN_ROWS, DEFAULT_RUN_ROWS);
  }

  PointTable points() throws IOException {
    Path path = new Path(conf.get(POINTS));
    return PointTable.read(path.getFileSystem(conf).open(path));
  }

  Path standing() {
    return new Path(conf.get(STANDING));
  }

  /** The first place of each reducer's points but the first one's. */
  int[] bounds() {
    return conf.getInts(BOUNDS);
  }

  EditionNumber edition() {
    return new EditionNumber(conf.getLong(EDITION, 0));
  }

  /** Bounds that give each reducer as many points as the others. */
  static int[] evenly(int points, int reducers) {
    return IntStream.range(1, reducers).map(i -> (int) ((long) points * i / reducers)).toArray();
  }

  /** The reducer of a point. */
  static int reducer(int[] bounds, int point) {
    int found = Arrays.binarySearch(bounds, point);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
