package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Catalogue;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.RowSource;
import dk.elhus.standin.contract.TimeRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows out of the seed alone, from 2015 on. */
public final class GeneratedSource implements RowSource {

  private static final LocalDate FIRST_QUARTER_HOUR_DAY = LocalDate.of(2025, 10, 1);

  private final Map<String, GeneratedData> byName;
  private final PowerSystem system;
  private final SpotPrices prices;
  private final Settlement settlement;

  public GeneratedSource(long seed) {
    system = new PowerSystem(seed);
    Households households = new Households(system);
    prices = new SpotPrices(system);
    settlement = new Settlement(system);
    byName =
        Stream.of(
                new AreaSeries(
                    Catalogue.ELSPOT_PRICES,
                    new Steps(Steps.FIRST_DAY, FIRST_QUARTER_HOUR_DAY, 3600),
                    this::hourlyPrice),
                new AreaSeries(
                    Catalogue.DAY_AHEAD_PRICES,
                    new Steps(FIRST_QUARTER_HOUR_DAY, LocalDate.MAX, 900),
                    this::quarterPrice),
                new AreaSeries(
                    Catalogue.SETTLEMENT,
                    new Steps(Steps.FIRST_DAY, LocalDate.MAX, 3600),
                    this::settledHour),
                new AreaSeries(
                    Catalogue.CO2_EMISSION,
                    new Steps(Steps.FIRST_DAY, LocalDate.MAX, 300),
                    this::emission),
                new PriceList(system.noise),
                MunicipalSeries.perBranch(households),
                MunicipalSeries.perHome(households))
            .collect(Collectors.toMap(data -> data.dataset().name(), Function.identity()));
  }

  @Override
  public Optional<Dataset> dataset(String name) {
    return Optional.ofNullable(byName.get(name)).map(GeneratedData::dataset);
  }

  @Override
  public List<Row> rows(Dataset dataset, TimeRange range, AsOf asOf) {
    return byName.get(dataset.name()).rows(range, asOf);
  }

  // what wind and sun leave over is burnt; the rest of Europe never stops burning
  private void emission(String[] cells, Area area, long epochSecond, AsOf asOf) {
    Moment moment = Moment.at(epochSecond + 150);
    double residual = StrictMath.max(0, system.residual(area, moment));
    double flicker = 4 * system.noise.smooth(Streams.EMISSION, 2, moment.hours());
    long grams = Decimals.millionths(25 + 120 * residual + flicker);
    cells[3] = Decimals.text(Decimals.toStep(grams, Decimals.ONE));
  }

  private void hourlyPrice(String[] cells, Area area, long epochSecond, AsOf asOf) {
    long cents = prices.hourInCents(area, epochSecond);
    cells[3] = Decimals.text(kroner(cents, epochSecond));
    cells[4] = Decimals.text(cents * 10_000);
  }

  private void quarterPrice(String[] cells, Area area, long epochSecond, AsOf asOf) {
    long cents = prices.quarterInCents(area, epochSecond);
    cells[3] = Decimals.text(cents * 10_000);
    cells[4] = Decimals.text(Decimals.toStep(kroner(cents, epochSecond), 10_000));
  }

  private long kroner(long cents, long epochSecond) {
    return Math.floorDiv(cents * prices.kronerPerEuroInMillionths(epochSecond) + 50, 100L);
  }

  private void settledHour(String[] cells, Area area, long epochSecond, AsOf asOf) {
    long[] values = settlement.hour(area, epochSecond, asOf);
    for (int i = 0; i < values.length; i++) {
      cells[3 + i] = values[i] == Settlement.NULL ? null : Decimals.text(values[i]);
    }
  }
}
