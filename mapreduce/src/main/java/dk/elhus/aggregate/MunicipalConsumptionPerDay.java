package dk.elhus.aggregate;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.LocalDate;

/** Consumption of each Danish day, municipality and branch; categories of a branch add up. */
public final class MunicipalConsumptionPerDay implements Aggregate {
  private final MunicipalSums values = new MunicipalSums(table());

  @Override
  public TableSpec source() {
    return Tables.MUNICIPAL_CONSUMPTION;
  }

  @Override
  public TableSpec table() {
    return Tables.MUNICIPAL_CONSUMPTION_DAY;
  }

  @Override
  public Row key(Row source) {
    LocalDate day = day(source);
    return new Row(table(), Integer.toString(day.getYear()))
        .set("municipality_code", source.text("municipality_code"))
        .set("branch", source.text("branch"))
        .set("local_day", day.toEpochDay());
  }

  @Override
  public long[] sums(Row source) {
    return MunicipalSums.of(source, DanishTime.startOfDay(day(source)));
  }

  @Override
  public void add(long[] into, long[] more) {
    MunicipalSums.add(into, more);
  }

  @Override
  public void finish(Row row, long[] sums) {
    values.finish(row, sums);
  }

  private static LocalDate day(Row source) {
    return LocalDate.ofEpochDay(source.number("local_day"));
  }
}
