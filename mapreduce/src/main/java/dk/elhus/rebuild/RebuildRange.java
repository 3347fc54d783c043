package dk.elhus.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.aggregate.Aggregate;
import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.TableSpec.Grain;
import dk.elhus.record.Tables;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The stretch of a clean table that is rebuilt: all partitions that a period touches, whole.
 *
 * @param table name of the clean table
 * @param from first Danish day
 * @param to last Danish day, included
 */
public record RebuildRange(
    @JsonProperty("table") String table,
    @JsonProperty("from") LocalDate from,
    @JsonProperty("to") LocalDate to) {

  TableSpec spec() {
    return Tables.named(table);
  }

  /** The rules of the datasets whose rows go to the table. */
  List<Cleaner> cleaners() {
    return Cleaners.ALL.stream().filter(cleaner -> cleaner.table() == spec()).toList();
  }

  /** The partitions that are rebuilt. */
  public Set<String> partitions() {
    return partitions(spec().grain());
  }

  /**
   * The partitions whose clean rows are computed: a rolling mean at the edge of a month needs the
   * months beside it.
   */
  Set<String> replayed() {
    Set<String> replayed = new TreeSet<>(partitions());
    if (spec() == Tables.SETTLEMENT) {
      replayed.add(YearMonth.from(from).minusMonths(1).toString());
      replayed.add(YearMonth.from(to).plusMonths(1).toString());
    }
    return replayed;
  }

  /** The months whose rolling means are rebuilt: windows reach from each into the next. */
  Set<String> rolling() {
    Set<String> months = new TreeSet<>();
    if (spec() == Tables.SETTLEMENT) {
      months.addAll(partitions());
      months.add(YearMonth.from(to).plusMonths(1).toString());
    }
    return months;
  }

  /** The tables computed from the clean one, by the partitions that are compared. */
  List<TableSpec> aggregates() {
    List<TableSpec> tables = new ArrayList<>();
    for (Aggregate aggregate : Aggregates.ALL) {
      if (aggregate.source() == spec()) {
        tables.add(aggregate.table());
      }
    }
    if (spec() == Tables.SETTLEMENT) {
      tables.add(RollingConsumption.TABLE);
    }
    return tables;
  }

  /** The partitions of an aggregate, or of the clean table, that the rebuild touches. */
  Set<String> touched(TableSpec of) {
    return of == RollingConsumption.TABLE ? rolling() : partitions(of.grain());
  }

  /** Whether a row of the clean table or an aggregate is rebuilt; its partition may hold others. */
  boolean covers(Row row) {
    TableSpec of = row.table();
    return touched(of).contains(row.partition())
        && (of == spec() || of.grain() != Grain.LOCAL_YEAR || partitions().contains(month(row)));
  }

  private static String month(Row row) {
    return row.table().hasColumn("local_month")
        ? row.text("local_month")
        : YearMonth.from(LocalDate.ofEpochDay(row.number("local_day"))).toString();
  }

  private Set<String> partitions(Grain grain) {
    return switch (grain) {
      case WHOLE -> Set.of(TableSpec.ALL_OF_IT);
      case LOCAL_MONTH, UPDATED_MONTH ->
          days(day -> day.withDayOfMonth(1), day -> day.plusMonths(1), YearMonth::from);
      case LOCAL_YEAR, VALID_FROM_YEAR ->
          days(day -> day.withDayOfYear(1), day -> day.plusYears(1), LocalDate::getYear);
      case LOCAL_DAY, NIGHT -> days(day -> day, day -> day.plusDays(1), day -> day);
    };
  }

  private Set<String> days(
      UnaryOperator<LocalDate> first, UnaryOperator<LocalDate> next, Function<LocalDate, ?> name) {
    Set<String> names = new TreeSet<>();
    for (LocalDate day = first.apply(from); !day.isAfter(to); day = next.apply(day)) {
      names.add(name.apply(day).toString());
    }
    return names;
  }
}
