package dk.elhus.aggregate;

import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;

/** Mean, lowest and highest CO2 emission of each period and area, in g/kWh. */
final class Co2EmissionPerPeriod extends PerPeriod {
  private static final int RESOLUTION = Tables.CO2_EMISSION.place("resolution_minutes");
  private static final int EMISSION = Tables.CO2_EMISSION.place("co2_g_per_kwh");

  private static final int EMISSION_MINUTES = 0;
  private static final int MINUTES = 1;
  private static final int LOWEST = 2;
  private static final int HIGHEST = 3;
  private static final int WIDTH = 4;

  Co2EmissionPerPeriod(TableSpec target, Period period) {
    super(Tables.CO2_EMISSION, target, period);
  }

  @Override
  public long[] sums(Row source) {
    long minutes = source.number(RESOLUTION);
    long emission = source.number(EMISSION);
    long[] sums = new long[WIDTH];
    sums[EMISSION_MINUTES] = Decimals.multiply(emission, minutes);
    sums[MINUTES] = minutes;
    sums[LOWEST] = emission;
    sums[HIGHEST] = emission;
    return sums;
  }

  @Override
  public void add(long[] into, long[] more) {
    into[EMISSION_MINUTES] = Decimals.add(into[EMISSION_MINUTES], more[EMISSION_MINUTES]);
    into[MINUTES] += more[MINUTES];
    into[LOWEST] = Math.min(into[LOWEST], more[LOWEST]);
    into[HIGHEST] = Math.max(into[HIGHEST], more[HIGHEST]);
  }

  @Override
  void values(Row row, long[] sums) {
    row.set("mean_co2_g_per_kwh", Decimals.divide(sums[EMISSION_MINUTES], sums[MINUTES]))
        .set("min_co2_g_per_kwh", sums[LOWEST])
        .set("max_co2_g_per_kwh", sums[HIGHEST])
        .set("sum_co2_minutes_g_per_kwh", sums[EMISSION_MINUTES])
        .set("covered_minutes", sums[MINUTES]);
  }
}
