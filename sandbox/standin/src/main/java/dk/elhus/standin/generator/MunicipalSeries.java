package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Catalogue;
import dk.elhus.standin.contract.DanishTime;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.TimeRange;
import dk.elhus.standin.generator.Households.Home;
import dk.elhus.standin.generator.Households.Municipality;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Consumption of municipalities per hour.
 *
 * @param categories how an hour of a municipality is parted, in key order
 */
record MunicipalSeries(
    Dataset dataset, Steps steps, Households households, List<Category> categories)
    implements GeneratedData {

  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
  private static final LocalDate END_OF_BRANCHES = LocalDate.of(2025, 1, 1);

  /** Business and public consumption for each kWh of households. */
  private static final double BUSINESS = 1.35;

  private static final double PUBLIC = 0.22;

  /**
   * One row of an hour and municipality.
   *
   * @param homes what it adds up
   * @param factor by what the sum is multiplied
   */
  private record Category(List<String> labels, List<Home> homes, double factor) {}

  /** Parted by branch; ended with 2024. */
  static MunicipalSeries perBranch(Households households) {
    List<Home> all = List.of(Home.values());
    return new MunicipalSeries(
        Catalogue.CONSUMPTION_INDUSTRY,
        new Steps(FIRST_DAY, END_OF_BRANCHES, 3600),
        households,
        List.of(
            new Category(List.of("Erhverv"), all, BUSINESS),
            new Category(List.of("Offentligt"), all, PUBLIC),
            new Category(List.of("Privat"), all, 1)));
  }

  /** Households parted by heating and housing. */
  static MunicipalSeries perHome(Households households) {
    List<Category> categories =
        Arrays.stream(Home.values())
            .sorted(
                Comparator.comparing((Home home) -> home.heating)
                    .thenComparing(home -> home.housing))
            .map(home -> new Category(List.of(home.heating, home.housing), List.of(home), 1))
            .toList();
    return new MunicipalSeries(
        Catalogue.PRIVATE_CONSUMPTION,
        new Steps(FIRST_DAY, LocalDate.MAX, 3600),
        households,
        categories);
  }

  @Override
  public List<Row> rows(TimeRange range, AsOf asOf) {
    List<Long> starts = steps.starts(range, dataset.publication(), asOf);
    int parts = categories.size();
    return new IntervalRows(
        starts,
        households.municipalities.size() * parts,
        (start, i) ->
            new HourRow(
                this,
                households.municipalities.get(i / parts),
                categories.get(i % parts),
                start,
                asOf));
  }

  private record HourRow(
      MunicipalSeries series,
      Municipality municipality,
      Category category,
      long epochSecond,
      AsOf asOf)
      implements Row {

    @Override
    public String[] cells() {
      String[] cells = new String[series.dataset.columns().size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cell(i);
      }
      return cells;
    }

    @Override
    public String cell(int column) {
      return switch (series.dataset.columns().get(column).name()) {
        case "HourUTC", "TimeUTC" -> DanishTime.text(DanishTime.utc(epochSecond));
        case "HourDK", "TimeDK" -> DanishTime.text(DanishTime.local(epochSecond));
        case "Municipality" -> municipality.name();
        case "MunicipalityNo", "MunicipalityCode" -> municipality.code();
        case "RegionName" -> municipality.region();
        case "Branche", "HeatingCategory" -> category.labels().get(0);
        case "HousingCategory" -> category.labels().get(1);
        default -> Decimals.text(consumption());
      };
    }

    private long consumption() {
      LocalDate published = series.dataset.publication().lastDay(asOf);
      long age = ChronoUnit.DAYS.between(DanishTime.local(epochSecond).toLocalDate(), published);
      long sum = 0;
      for (Home home : category.homes()) {
        sum += series.households.consumption(municipality, home, epochSecond, age);
      }
      return Decimals.toStep(StrictMath.round(sum * category.factor()), 1000);
    }
  }
}
