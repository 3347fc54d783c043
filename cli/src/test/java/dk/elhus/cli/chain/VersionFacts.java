package dk.elhus.cli.chain;

import static java.util.Map.entry;

import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What the files of one version of a partition hold.
 *
 * @param rows rows of all revisions
 * @param current rows that stand
 * @param doubled keys of which more than one row stands
 * @param sum of the table's {@link #SUMMED} value over the rows that stand, in millionths; 0 for a
 *     table that has none
 */
record VersionFacts(long rows, long current, long doubled, long sum) {
  /** What is summed, by table: those of one kind must agree. */
  static final Map<String, ToLongFunction<Row>> SUMMED =
      Map.ofEntries(
          entry("settlement", column("settlement", "gross_consumption_mwh")),
          consumed("energy_hour", "consumption_mwh"),
          consumed("energy_day", "consumption_mwh"),
          consumed("energy_month", "consumption_mwh"),
          consumed("energy_balance_day", "consumption_mwh"),
          consumed("energy_balance_month", "consumption_mwh"),
          entry("spot_price", VersionFacts::priceMinutes),
          entry("spot_price_day", column("spot_price_day", "price_minutes_dkk")),
          entry("spot_price_month", column("spot_price_month", "price_minutes_dkk")),
          consumed("municipal_consumption", "consumption_kwh"),
          consumed("municipal_consumption_day", "consumption_kwh"),
          consumed("municipal_consumption_month", "consumption_kwh"),
          consumed("load_profile", "consumption_kwh"));

  private static Map.Entry<String, ToLongFunction<Row>> consumed(String table, String column) {
    return entry(table, column(table, column));
  }

  /** Reads the files of a version. */
  static VersionFacts read(FileSystem files, StagedPartition version) throws IOException {
    Tally tally = new Tally(Tables.named(version.table()));
    for (FileStatus file : files.listStatus(new Path(version.location()))) {
      if (file.getPath().getName().endsWith(".orc")) {
        tally.add(files, file.getPath(), version.partition());
      }
    }
    return new VersionFacts(
        tally.rows, tally.keys.size() + tally.doubled, tally.doubled, tally.sum);
  }

  private static final class Tally {
    private final TableSpec table;
    private final Set<String> keys = new HashSet<>();
    private long rows;
    private long doubled;
    private long sum;

    Tally(TableSpec table) {
      this.table = table;
    }

    void add(FileSystem files, Path path, String partition) throws IOException {
      OrcRows.forEach(files, path, table, partition, this::add);
    }

    private void add(Row row) {
      rows++;
      if (!table.isHistory()) {
        // a reject has no key: two bad records may be the same text
        keys.add(Long.toString(rows));
      } else if (row.isNull(table.place(TableSpec.SUPERSEDED))) {
        if (!keys.add(key(row))) {
          doubled++;
        }
        sum += SUMMED.getOrDefault(table.name(), any -> 0).applyAsLong(row);
      }
    }

    private static String key(Row row) {
      StringBuilder key = new StringBuilder();
      for (int i = 0; i < row.table().keyColumns(); i++) {
        key.append(row.isNull(i) ? "null" : value(row, i)).append('|');
      }
      return key.toString();
    }

    private static String value(Row row, int place) {
      return switch (row.table().columns().get(place).type()) {
        case STRING -> row.text(place);
        default -> Long.toString(row.number(place));
      };
    }
  }

  private static ToLongFunction<Row> column(String table, String name) {
    int place = Tables.named(table).place(name);
    return row -> row.isNull(place) ? 0 : row.number(place);
  }

  private static long priceMinutes(Row row) {
    int price = row.table().place("price_dkk_per_mwh");
    int minutes = row.table().place("resolution_minutes");
    return row.isNull(price) ? 0 : row.number(price) * row.number(minutes);
  }
}
