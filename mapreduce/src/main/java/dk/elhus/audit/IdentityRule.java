package dk.elhus.audit;

import dk.elhus.aggregate.SettlementIdentity;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * All production plus all exchange is the gross consumption: the largest difference, MWh, per price
 * area, among the rows that this load brought.
 */
record IdentityRule(TableSpec table, Limits limits) implements RowRule {
  static final String CHECK = "identity_mwh";
  private static final String AREA = "price_area";

  static IdentityRule read(TableSpec table, YamlSection top, String field) {
    if (table != Tables.SETTLEMENT && !table.hasColumn("exchange_mwh")) {
      throw top.wrong(field, table + " has no production, exchange and consumption");
    }
    return new IdentityRule(table, Limits.readAll(top.section(field)));
  }

  @Override
  public String words() {
    return CHECK + ": production + exchange - consumption, " + limits.words();
  }

  @Override
  public Tally tally() {
    return new Largest();
  }

  private ToLongFunction<Row> difference() {
    if (table == Tables.SETTLEMENT) {
      return SettlementIdentity::difference;
    }
    int production = table.place("production_mwh");
    int exchange = table.place("exchange_mwh");
    int consumption = table.place("consumption_mwh");
    return row -> Math.abs(row.number(production) + row.number(exchange) - row.number(consumption));
  }

  private record Difference(long millionths, String at) {}

  private final class Largest implements Tally {
    private final ToLongFunction<Row> difference = difference();
    private final int area = table.place(AREA);
    private final Map<String, Difference> largest = new TreeMap<>();

    @Override
    public void add(Row row, boolean fresh) {
      if (!fresh) {
        return;
      }
      long found = difference.applyAsLong(row);
      Difference before = largest.get(row.text(area));
      if (before == null || found > before.millionths()) {
        largest.put(row.text(area), new Difference(found, row.keyToString()));
      }
    }

    @Override
    public void report(Consumer<Finding> finding) {
      largest.forEach(
          (subject, found) ->
              finding.accept(
                  new Finding(
                      CHECK,
                      subject,
                      Decimals.toBigDecimal(found.millionths()),
                      limits,
                      "production plus exchange differs from consumption most at " + found.at())));
    }
  }
}
