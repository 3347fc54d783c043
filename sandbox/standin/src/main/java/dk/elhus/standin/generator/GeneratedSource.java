package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Catalogue;
import dk.elhus.standin.contract.DanishTime;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.RowSource;
import dk.elhus.standin.contract.TimeRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows out of the seed alone, from 2015 on. */
public final class GeneratedSource implements RowSource {

  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
  private static final LocalDate FIRST_QUARTER_HOUR_DAY = LocalDate.of(2025, 10, 1);

  /** When a dataset begins and ends, the length of its intervals and how a row gets its values. */
  private record Series(LocalDate from, LocalDate until, int seconds, Values values) {}

  @FunctionalInterface
  private interface Values {
    /** The cells after time and area. */
    void fill(String[] cells, Area area, long epochSecond, AsOf asOf);
  }

  private final Map<String, Series> series;
  private final SpotPrices prices;
  private final Settlement settlement;

  public GeneratedSource(long seed) {
    PowerSystem system = new PowerSystem(seed);
    prices = new SpotPrices(system);
    settlement = new Settlement(system);
    series =
        Map.of(
            Catalogue.ELSPOT_PRICES.name(),
            new Series(FIRST_DAY, FIRST_QUARTER_HOUR_DAY, 3600, this::hourlyPrice),
            Catalogue.DAY_AHEAD_PRICES.name(),
            new Series(FIRST_QUARTER_HOUR_DAY, LocalDate.MAX, 900, this::quarterPrice),
            Catalogue.SETTLEMENT.name(),
            new Series(FIRST_DAY, LocalDate.MAX, 3600, this::settledHour));
  }

  @Override
  public Optional<Dataset> dataset(String name) {
    return Catalogue.DATASETS.stream()
        .filter(dataset -> dataset.name().equals(name) && series.containsKey(name))
        .findFirst();
  }

  @Override
  public List<Row> rows(Dataset dataset, TimeRange range, AsOf asOf) {
    Series data = series.get(dataset.name());
    LocalDate until = earlier(data.until(), dataset.publication().lastDay(asOf).plusDays(1));
    long first = range.earliestEpoch(midnight(data.from()));
    long end = range.latestEpoch(midnight(until));
    List<Row> rows = new ArrayList<>();
    // the first full interval that is not before the period
    long step = data.seconds();
    for (long start = -Math.floorDiv(-first, step) * step; start < end; start += step) {
      LocalDateTime danish = DanishTime.local(start);
      if (range.contains(DanishTime.utc(start), danish)) {
        rows.add(new GeneratedRow(dataset, data.values(), Area.DK1, start, asOf));
        rows.add(new GeneratedRow(dataset, data.values(), Area.DK2, start, asOf));
      }
    }
    return rows;
  }

  private static LocalDate earlier(LocalDate left, LocalDate right) {
    return left.isBefore(right) ? left : right;
  }

  private static long midnight(LocalDate day) {
    return DanishTime.epochOfLocal(day.atStartOfDay());
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

  private record GeneratedRow(
      Dataset dataset, Values values, Area area, long epochSecond, AsOf asOf) implements Row {

    @Override
    public String[] cells() {
      String[] cells = new String[dataset.columns().size()];
      for (int i = 0; i < 3; i++) {
        cells[i] = cell(i);
      }
      values.fill(cells, area, epochSecond, asOf);
      return cells;
    }

    @Override
    public String cell(int column) {
      return switch (column) {
        case 0 -> DanishTime.text(DanishTime.utc(epochSecond));
        case 1 -> DanishTime.text(DanishTime.local(epochSecond));
        case 2 -> area.name();
        default -> cells()[column];
      };
    }
  }
}
