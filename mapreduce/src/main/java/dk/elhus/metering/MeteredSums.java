package dk.elhus.metering;

import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.RevisionMerge;
import dk.elhus.record.RevisionMerge.Fate;
import dk.elhus.record.RevisionMerge.Observation;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The tables of sums per municipality: hour, day and rolling 24 hours. The reducers have summed the
 * readings; what is left is a few thousand rows, merged here with those that stand.
 */
final class MeteredSums {
  private static final long MILLIONTHS_PER_WH = 1000;
  private static final int HOUR = 3600;
  private static final int WINDOW_HOURS = 24;

  private final Configuration conf;
  private final Layout layout;
  private final String runId;
  private final LoadLog log;
  private final RevisionMerge merge;
  private final Map<TableSpec, TreeMap<String, TreeMap<Key, List<Row>>>> found = new HashMap<>();
  private final List<StagedPartition> staged = new ArrayList<>();

  /** What orders the rows of these tables: municipality, then start or day. */
  private record Key(long municipality, long time) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = Long.compare(municipality, other.municipality);
      return order != 0 ? order : Long.compare(time, other.time);
    }
  }

  MeteredSums(Configuration conf, Layout layout, String runId, LoadLog log, EditionNumber edition) {
    this.conf = conf;
    this.layout = layout;
    this.runId = runId;
    this.log = log;
    this.merge = new RevisionMerge(edition.value());
  }

  /** Stages new versions of what these days change. */
  List<StagedPartition> stage(Collection<DayReport> days) throws IOException {
    Map<Key, Row> hours = new TreeMap<>();
    for (DayReport day : days) {
      hours(day, hours);
      day(day);
    }
    hours.values().forEach(row -> observe(row, "start_utc"));
    rolling(days, hours);
    for (Map.Entry<TableSpec, TreeMap<String, TreeMap<Key, List<Row>>>> table : found.entrySet()) {
      for (Map.Entry<String, TreeMap<Key, List<Row>>> partition : table.getValue().entrySet()) {
        write(table.getKey(), partition.getKey(), partition.getValue());
      }
    }
    return staged;
  }

  private void hours(DayReport day, Map<Key, Row> hours) {
    LocalDate date = LocalDate.ofEpochDay(day.day());
    long start = DanishTime.startOfDay(date);
    day.municipalities()
        .forEach(
            (code, sums) -> {
              for (int hour = 0; hour < DayReport.HOURS; hour++) {
                if (sums.readings()[hour] > 0) {
                  long at = start + (long) hour * HOUR;
                  Row row = located(Tables.METERED_HOUR, code, at);
                  row.set("consumption_kwh", sums.wh()[hour] * MILLIONTHS_PER_WH)
                      .set("readings", sums.readings()[hour]);
                  hours.put(new Key(code, at), row);
                }
              }
            });
  }

  private void day(DayReport day) {
    LocalDate date = LocalDate.ofEpochDay(day.day());
    day.municipalities()
        .forEach(
            (code, sums) -> {
              long wh = 0;
              long readings = 0;
              for (int hour = 0; hour < DayReport.HOURS; hour++) {
                wh = Math.addExact(wh, sums.wh()[hour]);
                readings += sums.readings()[hour];
              }
              observe(
                  new Row(Tables.METERED_DAY, Integer.toString(date.getYear()))
                      .set("municipality_code", code)
                      .set("local_day", day.day())
                      .set("consumption_kwh", wh * MILLIONTHS_PER_WH)
                      .set("readings", readings)
                      .set("metering_points", sums.points()),
                  "local_day");
            });
  }

  /** A change of a day reaches the 23 hours after it, and needs the 23 before it. */
  private void rolling(Collection<DayReport> days, Map<Key, Row> fresh) throws IOException {
    SortedSet<Long> starts = new TreeSet<>();
    SortedSet<YearMonth> months = new TreeSet<>();
    for (DayReport day : days) {
      LocalDate date = LocalDate.ofEpochDay(day.day());
      long end = DanishTime.startOfDay(date.plusDays(1)) + (WINDOW_HOURS - 1L) * HOUR;
      for (long at = DanishTime.startOfDay(date); at < end; at += HOUR) {
        starts.add(at);
      }
      months.add(YearMonth.from(date.minusDays(1)));
      months.add(YearMonth.from(date));
      months.add(YearMonth.from(date.plusDays(1)));
    }
    Map<Key, Long> consumption = new HashMap<>();
    SortedSet<Long> municipalities = new TreeSet<>();
    for (YearMonth month : months) {
      for (Row row : standing(Tables.METERED_HOUR, month.toString())) {
        if (row.isCurrent()) {
          consumption.put(key(row, "start_utc"), row.number("consumption_kwh"));
          municipalities.add(row.number("municipality_code"));
        }
      }
    }
    fresh.forEach(
        (key, row) -> {
          consumption.put(key, row.number("consumption_kwh"));
          municipalities.add(key.municipality());
        });
    for (long municipality : municipalities) {
      for (long at : starts) {
        if (consumption.containsKey(new Key(municipality, at))) {
          observe(rolling(municipality, at, consumption), "start_utc");
        }
      }
    }
  }

  private static Row rolling(long municipality, long at, Map<Key, Long> consumption) {
    long sum = 0;
    int hours = 0;
    for (int back = 0; back < WINDOW_HOURS; back++) {
      Long one = consumption.get(new Key(municipality, at - (long) back * HOUR));
      if (one != null) {
        sum = Decimals.add(sum, one);
        hours++;
      }
    }
    return located(Tables.METERED_ROLLING_24H, municipality, at)
        .set("rolling_avg_consumption_kwh", Decimals.divide(sum, hours))
        .set("hours_in_window", hours);
  }

  private static Row located(TableSpec table, long municipality, long at) {
    return new Row(table, DanishTime.localMonth(at).toString())
        .set("municipality_code", municipality)
        .set("start_utc", at)
        .set("start_local", DanishTime.wallClock(at))
        .set("local_day", DanishTime.localDay(at));
  }

  private static Key key(Row row, String time) {
    return new Key(row.number("municipality_code"), row.number(time));
  }

  private void observe(Row row, String time) {
    found
        .computeIfAbsent(row.table(), table -> new TreeMap<>())
        .computeIfAbsent(row.partition(), partition -> new TreeMap<>())
        .computeIfAbsent(key(row, time), key -> new ArrayList<>())
        .add(row);
  }

  private List<Row> standing(TableSpec table, String partition) throws IOException {
    Optional<StagedPartition> version =
        log.standing(table.name(), table.partitionFolder(partition));
    return version.isEmpty()
        ? List.of()
        : RowFile.read(table, partition, version.get().location(), conf);
  }

  private void write(TableSpec table, String partition, TreeMap<Key, List<Row>> observed)
      throws IOException {
    String time = table == Tables.METERED_DAY ? "local_day" : "start_utc";
    TreeMap<Key, List<Row>> stored = new TreeMap<>();
    for (Row row : standing(table, partition)) {
      stored.computeIfAbsent(key(row, time), key -> new ArrayList<>()).add(row);
    }
    SortedSet<Key> keys = new TreeSet<>(stored.keySet());
    keys.addAll(observed.keySet());
    Collected out = new Collected();
    for (Key key : keys) {
      List<Observation> seen =
          observed.getOrDefault(key, List.of()).stream()
              .map(row -> new Observation(row, 0, false))
              .toList();
      merge.merge(stored.getOrDefault(key, List.of()), seen, out);
    }
    stage(table, partition, out);
  }

  private void stage(TableSpec table, String partition, Collected out) throws IOException {
    if (!out.changed) {
      return;
    }
    String folder = table.partitionFolder(partition);
    String location = layout.version(table.name(), folder, runId);
    Path version = new Path(location);
    version.getFileSystem(conf).delete(version, true);
    try (RowFile file = new RowFile(table, new Path(version, "part-0.orc"), conf)) {
      for (Row row : out.rows) {
        file.add(row);
      }
    }
    long current = out.rows.stream().filter(Row::isCurrent).count();
    staged.add(
        new StagedPartition(
            table.name(),
            folder,
            location,
            out.rows.size(),
            current,
            out.rows.size() - current,
            true));
  }

  private static final class Collected implements RevisionMerge.Sink<IOException> {
    private final List<Row> rows = new ArrayList<>();
    private boolean changed;

    @Override
    public void row(Row row, boolean fresh) {
      rows.add(row);
      changed |= fresh;
    }

    @Override
    public void fate(Observation observation, Fate fate) {
      // Sums have no records of their own to account for.
    }
  }
}
