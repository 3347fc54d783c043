package dk.elhus.publish;

import dk.elhus.action.HiveLogin;
import dk.elhus.action.LoadArguments;
import dk.elhus.landing.Layout;
import dk.elhus.landing.PullFiles;
import dk.elhus.publish.Remains.Kind;
import dk.elhus.publish.Remains.Remain;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Removes what nobody needs any more, and puts the small files of finished months of the log of
 * pulls together. Removing twice changes nothing, and a removal that ends in the middle leaves what
 * the next one removes.
 *
 * <p>Before a version goes, readers' way is looked at: a partition that the metastore leads
 * elsewhere than the load log says is led back, and nothing of it is removed that time.
 */
public final class Housekeeping {
  /** Configuration key: how long a replaced version stays, such as {@code 6h}. */
  public static final String GRACE = "elhus.housekeeping.grace";

  /** Configuration key: how long stays what a run staged that was never published. */
  public static final String KEEP_FAILED = "elhus.housekeeping.keep.failed";

  /** What a load removes at most, so that its end does not wait for it. */
  static final int MOST_PER_LOAD = 500;

  private static final long DEFAULT_GRACE = Duration.ofHours(6).toSeconds();
  private static final long DEFAULT_KEEP_FAILED = Duration.ofDays(3).toSeconds();

  private final Configuration conf;
  private final Layout layout;
  private final FileSystem files;
  private final PartitionCatalog catalog;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param progress told of each removal, in words, before it is made
   */
  Housekeeping(
      Configuration conf,
      Layout layout,
      PartitionCatalog catalog,
      Clock clock,
      Consumer<String> progress)
      throws IOException {
    this.conf = conf;
    this.layout = layout;
    this.files = new Path(layout.root()).getFileSystem(conf);
    this.catalog = catalog;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * What was removed.
   *
   * @param counts how many of each kind
   * @param bytes how much they held, not counting replication
   * @param led partitions that were led back to the version that stands
   * @param left what is left for the next time
   * @param pulls files of the log of pulls that were put together
   */
  public record Report(
      Map<Kind, Integer> counts, long bytes, List<String> led, int left, int pulls) {
    public boolean isEmpty() {
      return counts.isEmpty() && led.isEmpty() && pulls == 0;
    }

    /** How many were removed, of all kinds. */
    public int removed() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Report plus(Report later) {
      Map<Kind, Integer> both = new EnumMap<>(Kind.class);
      both.putAll(counts);
      later.counts.forEach((kind, count) -> both.merge(kind, count, Integer::sum));
      return new Report(both, bytes + later.bytes, led, later.left, pulls + later.pulls);
    }

    /** In words, such as {@code 3 old versions, 1 scratch folders removed (12,345 bytes)}. */
    @Override
    public String toString() {
      String removed =
          counts.isEmpty()
              ? "nothing to remove"
              : counts.entrySet().stream()
                      .map(entry -> entry.getValue() + " " + entry.getKey().words())
                      .collect(Collectors.joining(", "))
                  + String.format(" removed (%,d bytes)", bytes);
      String mended = led.isEmpty() ? "" : "; led back to what stands: " + String.join(", ", led);
      String merged = pulls == 0 ? "" : "; " + pulls + " files of pulls put together";
      return removed + mended + merged + (left == 0 ? "" : "; " + left + " left for the next time");
    }
  }

  /**
   * Removes what nobody needs; takes the lock of loads meanwhile.
   *
   * @param conf the cluster's configuration, with {@link #GRACE} and {@link #KEEP_FAILED}
   * @param progress told of each removal
   * @throws IOException when a load is under way; the message says which
   */
  public static Report run(
      Configuration conf, Layout layout, HiveLogin login, Consumer<String> progress)
      throws IOException, SQLException {
    Clock clock = Clock.systemUTC();
    LoadArguments run =
        new LoadArguments(
            layout, LocalDate.now(clock), "housekeeping-" + clock.instant().getEpochSecond());
    try (LoadLock lock = LoadLock.take(conf, run, "housekeeping");
        PartitionCatalog hive = HiveCatalog.connect(conf, login)) {
      return new Housekeeping(conf, layout, hive, clock, progress)
          .remove(run.runId(), Integer.MAX_VALUE, lock::check);
    }
  }

  /**
   * Removes every version of some tables that does not stand, whatever its age: a query that still
   * reads one fails. Takes the lock of loads meanwhile.
   *
   * @param run the run that asks
   * @param progress told of each removal
   * @throws IOException when a load is under way; the message says which
   */
  public static Report purge(
      Configuration conf,
      LoadArguments run,
      Set<TableSpec> tables,
      HiveLogin login,
      Consumer<String> progress)
      throws IOException, SQLException {
    try (LoadLock lock = LoadLock.take(conf, run, "purge");
        PartitionCatalog hive = HiveCatalog.connect(conf, login)) {
      return new Housekeeping(conf, run.layout(), hive, Clock.systemUTC(), progress)
          .purge(run.runId(), tables, lock::check);
    }
  }

  /** As the public one, with the lock of the caller. */
  Report purge(String ownRun, Set<TableSpec> tables, Fence fence) throws IOException, SQLException {
    Report first = purgeOnce(ownRun, tables, fence);
    // A partition that was led back has kept its files that time.
    return first.led().isEmpty() ? first : first.plus(purgeOnce(ownRun, tables, fence));
  }

  private Report purgeOnce(String ownRun, Set<TableSpec> tables, Fence fence)
      throws IOException, SQLException {
    Remains remains =
        new Remains(
            files, layout, LoadLog.read(files, layout), ownRun, Duration.ZERO, Duration.ZERO);
    List<Remain> wanted =
        remains.at(clock.instant()).stream()
            .filter(remain -> remain.table() != null && tables.contains(remain.table()))
            .toList();
    return remove(wanted, wanted.size(), fence);
  }

  /** What would be removed, a line each; changes nothing. */
  public static List<String> preview(Configuration conf, Layout layout) throws IOException {
    FileSystem files = new Path(layout.root()).getFileSystem(conf);
    List<String> lines = new ArrayList<>();
    long bytes = 0;
    List<Remain> remains = remains(conf, files, layout, "preview").at(Clock.systemUTC().instant());
    for (Remain remain : remains) {
      long size = size(files, remain);
      bytes += size;
      lines.add(words(remain, size));
    }
    lines.add(String.format("%,d to remove, %,d bytes", remains.size(), bytes));
    return lines;
  }

  private static Remains remains(Configuration conf, FileSystem files, Layout layout, String ownRun)
      throws IOException {
    return new Remains(
        files,
        layout,
        LoadLog.read(files, layout),
        ownRun,
        duration(conf, GRACE, DEFAULT_GRACE),
        duration(conf, KEEP_FAILED, DEFAULT_KEEP_FAILED));
  }

  private static Duration duration(Configuration conf, String key, long defaultSeconds) {
    return Duration.ofSeconds(conf.getTimeDuration(key, defaultSeconds, TimeUnit.SECONDS));
  }

  /**
   * Removes the oldest of what nobody needs.
   *
   * @param ownRun the run that removes; nothing of it is touched
   * @param most how many at most
   * @param fence asked before each removal
   */
  Report remove(String ownRun, int most, Fence fence) throws IOException, SQLException {
    return remove(remains(conf, files, layout, ownRun).at(clock.instant()), most, fence);
  }

  private Report remove(List<Remain> remains, int most, Fence fence)
      throws IOException, SQLException {
    LoadLog log = LoadLog.read(files, layout);
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    List<String> led = new ArrayList<>();
    long bytes = 0;
    int last = Math.min(most, remains.size());
    for (Remain remain : remains.subList(0, last)) {
      fence.check();
      if (remain.table() != null && !readersAreElsewhere(remain, log)) {
        led.add(remain.table() + " " + remain.partition());
        continue;
      }
      long size = size(files, remain);
      progress.accept("remove " + words(remain, size));
      files.delete(remain.path(), true);
      counts.merge(remain.kind(), 1, Integer::sum);
      bytes += size;
    }
    fence.check();
    return new Report(counts, bytes, led, remains.size() - last, mergePulls(log));
  }

  /** Only where the file system moves content in one step, as HDFS does. */
  private int mergePulls(LoadLog log) throws IOException {
    Path pulls = new Path(layout.pulls());
    if (log.edition().isEmpty()
        || !files.hasPathCapability(pulls, CommonPathCapabilities.FS_CONCAT)) {
      return 0;
    }
    return new PullFiles(files, layout)
        .merge(
            conf,
            log.edition().get().night(),
            clock.instant().minus(duration(conf, GRACE, DEFAULT_GRACE)));
  }

  /** Leads readers to the version that stands, when the metastore says otherwise. */
  private boolean readersAreElsewhere(Remain remain, LoadLog log) throws SQLException {
    String table = remain.table().name();
    Optional<StagedPartition> standing = log.standing(table, remain.partition());
    if (standing.isEmpty()) {
      catalog.drop(table, remain.partition());
      return true;
    }
    if (HiveCatalog.samePath(
        catalog.location(table, remain.partition()), standing.get().location())) {
      return true;
    }
    catalog.add(table, List.of(standing.get()));
    catalog.point(table, standing.get());
    return false;
  }

  private static long size(FileSystem files, Remain remain) throws IOException {
    return files.getContentSummary(remain.path()).getLength();
  }

  private static String words(Remain remain, long bytes) {
    return String.format(
        "%s  %s  %,d bytes, needed until %s",
        remain.kind().words(), remain.path().toUri().getPath(), bytes, remain.since());
  }
}
