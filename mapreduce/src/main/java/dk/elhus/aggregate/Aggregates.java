package dk.elhus.aggregate;

import dk.elhus.record.TableSpec;
import java.util.List;

/** All aggregates whose rows are sums over their key. Rolling windows stand apart. */
public final class Aggregates {
  public static final List<Aggregate> ALL =
      List.of(
          new PricePerDay(),
          new PricePerMonth(),
          new EnergyPerHour(),
          new EnergyPerDay(),
          new EnergyPerMonth(),
          new MunicipalConsumptionPerDay(),
          new MunicipalConsumptionPerMonth(),
          new Co2EmissionPerHour());

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
