package dk.elhus.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.record.Row;
import dk.elhus.record.RowsChecksum;
import dk.elhus.record.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands in a partition beside what the rebuild made of it. A row is a revision: the same key
 * learned in the same edition is the same row.
 *
 * @param table name of the table
 * @param partition value of the partition column
 * @param standing rows that stand, of all revisions
 * @param rebuilt rows that the rebuild computed
 * @param same rows that are equal in every column
 * @param changed rows that both have, but not with the same values
 * @param added rows that only the rebuild has
 * @param gone rows that only the standing version has
 * @param toAdd keys that a publish would add to what stands now
 * @param toRevise keys to which it would give another value
 * @param toRemove keys that it would take out
 * @param differences the first differences, in the order of the key
 */
public record PartitionDiff(
    @JsonProperty("table") String table,
    @JsonProperty("partition") String partition,
    @JsonProperty("standing") Rows standing,
    @JsonProperty("rebuilt") Rows rebuilt,
    @JsonProperty("same") long same,
    @JsonProperty("changed") long changed,
    @JsonProperty("added") long added,
    @JsonProperty("gone") long gone,
    @JsonProperty("to_add") long toAdd,
    @JsonProperty("to_revise") long toRevise,
    @JsonProperty("to_remove") long toRemove,
    @JsonProperty("differences") List<Difference> differences) {

  /**
   * A number of rows.
   *
   * @param count how many
   * @param checksum as {@link RowsChecksum} has it
   */
  public record Rows(@JsonProperty("count") long count, @JsonProperty("checksum") String checksum) {
    static Rows of(RowsChecksum checksum) {
      return new Rows(checksum.rows(), checksum.hex());
    }
  }

  /**
   * One value that differs.
   *
   * @param key the key columns' values, parted by blanks
   * @param edition edition that learned the row
   * @param column the column; {@link #WHOLE_ROW} when only one side has the row
   * @param standing what stands; null for nothing
   * @param rebuilt what the rebuild says; null for nothing
   */
  public record Difference(
      @JsonProperty("key") String key,
      @JsonProperty("edition") long edition,
      @JsonProperty("column") String column,
      @JsonProperty("standing") String standing,
      @JsonProperty("rebuilt") String rebuilt) {}

  public static final String WHOLE_ROW = "row";

  public PartitionDiff {
    differences = List.copyOf(differences);
  }

  /** Whether both have the same rows, by count and checksum. */
  public boolean identical() {
    return standing.equals(rebuilt);
  }

  /** How many keys a publish would change. */
  public long toPublish() {
    return toAdd + toRevise + toRemove;
  }

  /** Compares key by key. */
  static final class Builder {
    private final TableSpec table;
    private final String partition;
    private final int limit;
    private final RowsChecksum standingSum = new RowsChecksum();
    private final RowsChecksum rebuiltSum = new RowsChecksum();
    private final List<Difference> differences = new ArrayList<>();
    private long same;
    private long changed;
    private long added;
    private long gone;
    private long toAdd;
    private long toRevise;
    private long toRemove;

    Builder(TableSpec table, String partition, int limit) {
      this.table = table;
      this.partition = partition;
      this.limit = limit;
    }

    boolean holds(Row row) {
      return row.table() == table && row.partition().equals(partition);
    }

    /** Takes all revisions of one key. */
    void compare(List<Row> standing, List<Row> rebuilt) {
      standing.forEach(standingSum::add);
      rebuilt.forEach(rebuiltSum::add);
      SortedSet<Long> editions = new TreeSet<>();
      standing.forEach(row -> editions.add(row.learned()));
      rebuilt.forEach(row -> editions.add(row.learned()));
      for (long edition : editions) {
        revision(learnedIn(edition, standing), learnedIn(edition, rebuilt));
      }
      now(current(standing), current(rebuilt));
    }

    private void revision(Optional<Row> standing, Optional<Row> rebuilt) {
      if (standing.isEmpty()) {
        added++;
        note(rebuilt.get(), WHOLE_ROW, null, rebuilt.get().valuesToString());
      } else if (rebuilt.isEmpty()) {
        gone++;
        note(standing.get(), WHOLE_ROW, standing.get().valuesToString(), null);
      } else {
        values(standing.get(), rebuilt.get());
      }
    }

    private void values(Row standing, Row rebuilt) {
      boolean differs = false;
      for (int i = 0; i < table.columns().size(); i++) {
        if (!Objects.equals(standing.cell(i), rebuilt.cell(i))) {
          differs = true;
          note(standing, table.columns().get(i).name(), standing.cell(i), rebuilt.cell(i));
        }
      }
      if (differs) {
        changed++;
      } else {
        same++;
      }
    }

    private void now(Optional<Row> standing, Optional<Row> rebuilt) {
      if (standing.isPresent() && rebuilt.isPresent()) {
        toRevise += standing.get().saysTheSameAs(rebuilt.get()) ? 0 : 1;
      } else {
        toAdd += rebuilt.isPresent() ? 1 : 0;
        toRemove += standing.isPresent() ? 1 : 0;
      }
    }

    private void note(Row row, String column, String standing, String rebuilt) {
      if (differences.size() < limit) {
        differences.add(new Difference(key(row), row.learned(), column, standing, rebuilt));
      }
    }

    private String key(Row row) {
      return IntStream.range(0, table.keyColumns())
          .mapToObj(row::cell)
          .collect(Collectors.joining(" "));
    }

    private static Optional<Row> learnedIn(long edition, List<Row> rows) {
      return rows.stream().filter(row -> row.learned() == edition).findFirst();
    }

    private static Optional<Row> current(List<Row> rows) {
      return rows.stream().filter(Row::isCurrent).findFirst();
    }

    PartitionDiff build() {
      return new PartitionDiff(
          table.name(),
          partition,
          Rows.of(standingSum),
          Rows.of(rebuiltSum),
          same,
          changed,
          added,
          gone,
          toAdd,
          toRevise,
          toRemove,
          differences);
    }
  }
}
