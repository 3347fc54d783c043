package dk.elhus.aggregate;

import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.util.List;

/** All aggregates whose rows are sums over their key. Rolling windows stand apart. */
public final class Aggregates {
  public static final List<Aggregate> ALL =
      List.of(
          new PricePerPeriod(Tables.SPOT_PRICE_DAY, Period.DAY),
          new PricePerPeriod(Tables.SPOT_PRICE_MONTH, Period.MONTH),
          new EnergyPerPeriod(Tables.ENERGY_HOUR, Period.HOUR),
          new EnergyPerPeriod(Tables.ENERGY_DAY, Period.DAY),
          new EnergyPerPeriod(Tables.ENERGY_MONTH, Period.MONTH),
          new EnergyBalancePerPeriod(Tables.ENERGY_BALANCE_DAY, Period.DAY),
          new EnergyBalancePerPeriod(Tables.ENERGY_BALANCE_MONTH, Period.MONTH),
          new MunicipalConsumptionPerPeriod(Tables.MUNICIPAL_CONSUMPTION_DAY, Period.DAY),
          new MunicipalConsumptionPerPeriod(Tables.MUNICIPAL_CONSUMPTION_MONTH, Period.MONTH),
          new LoadProfile(),
          new Co2EmissionPerPeriod(Tables.CO2_EMISSION_HOUR, Period.HOUR));

  private Aggregates() {}

  /** The tables that are read, each once. */
  public static List<TableSpec> sources() {
    return ALL.stream().map(Aggregate::source).distinct().toList();
  }

  /** The aggregate that computes a table. */
  public static Aggregate of(TableSpec table) {
    return ALL.stream()
        .filter(aggregate -> aggregate.table() == table)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(table + " is not a table of sums"));
  }
}
