package dk.elhus.trace;

import dk.elhus.record.Column;
import dk.elhus.record.DanishTime;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.KeyFilter.Condition;
import dk.elhus.record.TableSpec;
import dk.elhus.record.TableSpec.Grain;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which partitions a key can lie in. */
final class KeyPartitions {
  private static final int YEAR_DIGITS = 4;

  private KeyPartitions() {}

  /** The partitions; empty when the key does not tell. */
  static Optional<List<String>> of(KeyFilter filter) {
    return filter.conditions().stream()
        .map(condition -> partitions(filter.table(), condition))
        .filter(partitions -> !partitions.isEmpty())
        .findFirst();
  }

  private static List<String> partitions(TableSpec table, Condition condition) {
    Column column = table.columns().get(condition.place());
    return switch (column.type()) {
      case TIMESTAMP ->
          ofDays(table.grain(), condition.numbers().stream().map(DanishTime::localDay));
      case DATE -> ofDays(table.grain(), condition.numbers().stream().map(Long::intValue));
      case STRING ->
          column.name().equals("local_month") && table.grain() == Grain.LOCAL_YEAR
              ? condition.texts().stream().map(KeyPartitions::year).toList()
              : List.of();
      case INT, BIGINT, DECIMAL -> List.of();
    };
  }

  private static List<String> ofDays(Grain grain, Stream<Integer> days) {
    return grain == Grain.WHOLE
        ? List.of()
        : days.map(day -> LocalDate.ofEpochDay(day))
            .map(day -> partition(grain, day))
            .distinct()
            .toList();
  }

  private static String partition(Grain grain, LocalDate day) {
    return switch (grain) {
      case LOCAL_MONTH, UPDATED_MONTH -> YearMonth.from(day).toString();
      case LOCAL_YEAR, VALID_FROM_YEAR -> Integer.toString(day.getYear());
      case LOCAL_DAY, NIGHT -> day.toString();
      case WHOLE -> TableSpec.ALL_OF_IT;
    };
  }

  private static String year(String month) {
    return month.substring(0, Math.min(YEAR_DIGITS, month.length()));
  }
}
