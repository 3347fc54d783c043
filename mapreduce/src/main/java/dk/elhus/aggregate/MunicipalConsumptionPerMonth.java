package dk.elhus.aggregate;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.LocalDate;
import java.time.YearMonth;

/** Consumption of each Danish month, municipality and branch; categories of a branch add up. */
public final class MunicipalConsumptionPerMonth implements Aggregate {
  private final MunicipalSums values = new MunicipalSums(table());

  @Override
  public TableSpec source() {
    return Tables.MUNICIPAL_CONSUMPTION;
  }

  @Override
  public TableSpec table() {
    return Tables.MUNICIPAL_CONSUMPTION_MONTH;
  }

  @Override
  public Row key(Row source) {
    YearMonth month = month(source);
    return new Row(table(), Integer.toString(month.getYear()))
        .set("municipality_code", source.text("municipality_code"))
        .set("branch", source.text("branch"))
        .set("local_month", month.toString());
  }

  @Override
  public long[] sums(Row source) {
    return MunicipalSums.of(source, DanishTime.startOfMonth(month(source)));
  }

  @Override
  public void add(long[] into, long[] more) {
    MunicipalSums.add(into, more);
  }

  @Override
  public void finish(Row row, long[] sums) {
    values.finish(row, sums);
  }

  private static YearMonth month(Row source) {
    return YearMonth.from(LocalDate.ofEpochDay(source.number("local_day")));
  }
}
