package dk.elhus.clean;

import dk.elhus.record.TableSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of all datasets. */
public final class Cleaners {
  private static final List<Cleaner> WRITTEN =
      List.of(
          SpotPriceCleaner.elspotprices(),
          SpotPriceCleaner.dayAheadPrices(),
          new SettlementCleaner(),
          MunicipalConsumptionCleaner.consumptionIndustry(),
          MunicipalConsumptionCleaner.privateConsumptionHeating(),
          new TariffCleaner(),
          new Co2EmissionCleaner(),
          new VehicleStockCleaner(),
          new PopulationCleaner(),
          ReferenceCleaner.municipality(),
          ReferenceCleaner.gridCompany(),
          ReferenceCleaner.calendarDay(),
          VersionCleaner.customer(),
          VersionCleaner.meteringPoint());

  /** All datasets that a load reads, in a fixed order; those that descriptors declare last. */
  public static final List<Cleaner> ALL =
      Stream.<Cleaner>concat(WRITTEN.stream(), DescribedCleaner.packed().stream()).toList();

  private Cleaners() {}

  /** The rules of a dataset. */
  public static Optional<Cleaner> of(String dataset) {
    return ALL.stream().filter(cleaner -> cleaner.dataset().equals(dataset)).findFirst();
  }

  /** The tables that landed records become rows of, each once. */
  public static List<TableSpec> tables() {
    return ALL.stream().map(Cleaner::table).distinct().toList();
  }
}
