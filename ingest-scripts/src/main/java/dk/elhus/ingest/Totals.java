package dk.elhus.ingest;

import java.math.BigDecimal;

/**
 * What is counted on both sides of an import.
 *
 * @param rows number of rows
 * @param sum sum of the control column, without trailing zeros
 */
record Totals(long rows, BigDecimal sum) {
  static final Totals NOTHING = new Totals(0, BigDecimal.ZERO);

  Totals {
    sum = sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
  }

  Totals plus(Totals other) {
    return new Totals(rows + other.rows, sum.add(other.sum));
  }

  String text(String column) {
    return "%,d rows with %s %s in all".formatted(rows, column, sum.toPlainString());
  }
}
