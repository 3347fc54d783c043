package dk.elhus.bench.history;

import dk.elhus.job.OrcColumns;
import dk.elhus.job.OrcOutput;
import dk.elhus.landing.Layout;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.DanishTime;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.PriceArea;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.TypeDescription;

/**
 * A month of quarters of both areas, all learned on one night, of which every later night revised a
 * part. What stands at the end is the same however often it was revised.
 *
 * @param month of 31 days without a change of the clock
 * @param editions nights that learned something
 * @param revised how many of 100 prices each night after the first changed
 */
record RevisedMonth(YearMonth month, int editions, int revised) {
  private static final TableSpec TABLE = Tables.named("spot_price");
  private static final LocalDate FIRST_NIGHT = LocalDate.parse("2027-01-01");
  private static final long QUARTER = 15 * 60;
  private static final long MILLION = 1_000_000;

  /** The edition that the night of this number made; the first is 1. */
  static EditionNumber edition(int number) {
    return EditionNumber.of(FIRST_NIGHT.plusDays(number - 1), 1);
  }

  /** Writes a version as the reducers do. */
  StagedPartition write(Configuration conf, Layout layout, String run) throws IOException {
    String partition = TABLE.partitionFolder(month.toString());
    String folder = layout.version(TABLE.name(), partition, run);
    List<Row> rows = rows();
    TypeDescription schema = OrcColumns.schema(TABLE);
    Path file = new Path(folder, "part-0.orc");
    try (OrcOutput out = new OrcOutput(file, schema, OrcColumns.batch(schema), true, conf)) {
      for (Row row : rows) {
        OrcColumns.append(row, out.room());
      }
    }
    long current = rows.stream().filter(Row::isCurrent).count();
    return new StagedPartition(
        TABLE.name(), partition, folder, rows.size(), current, rows.size() - current, true);
  }

  /** By key, and the oldest revision of each first. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    long end = DanishTime.startOfMonth(month.plusMonths(1));
    for (PriceArea area : PriceArea.values()) {
      int place = 0;
      for (long start = DanishTime.startOfMonth(month); start < end; start += QUARTER) {
        addRevisions(rows, area, start, place++);
      }
    }
    return rows;
  }

  private void addRevisions(List<Row> rows, PriceArea area, long start, int place) {
    List<Long> learned = new ArrayList<>();
    for (int night = 1; night <= editions; night++) {
      if (night == 1 || (place * 37 + night * 11) % 100 < revised) {
        learned.add(edition(night).value());
      }
    }
    for (int i = 0; i < learned.size(); i++) {
      int newer = learned.size() - 1 - i;
      Row row = price(area, start, place, newer).learn(learned.get(i));
      rows.add(newer == 0 ? row : row.supersede(learned.get(i + 1)));
    }
  }

  private Row price(PriceArea area, long start, int place, int newer) {
    long dkk = (area.ordinal() * 40 + place * 7919L % 1_500_000 / 1000 + newer) * MILLION + place;
    return new Row(TABLE, month.toString())
        .set("price_area", area.name())
        .set("start_utc", start)
        .set("resolution_minutes", 15)
        .set("start_local", DanishTime.wallClock(start))
        .set("local_day", DanishTime.localDay(start))
        .set("price_dkk_per_mwh", dkk)
        .set("price_eur_per_mwh", dkk * 2 / 15)
        .set("source_dataset", "DayAheadPrices");
  }
}
