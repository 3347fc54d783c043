package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.RevisionModel;
import dk.elhus.record.RevisionModel.Fetch;
import dk.elhus.record.RevisionModel.Found;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.hadoop.fs.FileUtil;

/**
 * Whole loads on the local job runner against the plain model: twelve months are twelve stories of
 * their own, whose prices are corrected, come twice, come late and are loaded in any order.
 */
class LoadPropertiesTest {
  private static final String PRICES = "Elspotprices";
  private static final int MONTHS = 12;
  private static final int FETCHES = 4;
  private static final int LOADS = 4;
  private static final LocalDate FIRST_FETCH = LocalDate.parse("2025-01-01");
  private static final LocalDate FIRST_LOAD = LocalDate.parse("2025-06-01");

  /** A key: area and start. */
  record Hour(String area, long start) {}

  /** Fetches of one month, by number. */
  record Story(YearMonth month, List<Fetch<Hour, Integer>> fetches, int[] loadOfFetch) {}

  @Property(tries = 1, seed = "71", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void everyEditionShowsWhatTheModelShows(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<Story> stories = new ArrayList<>();
    for (int month = 1; month <= MONTHS; month++) {
      stories.add(story(YearMonth.of(2024, month), random));
    }
    Path folder = Files.createTempDirectory("elhus-stories");
    try {
      tell(new TestWarehouse(folder), stories);
    } finally {
      FileUtil.fullyDelete(folder.toFile());
    }
  }

  private static void tell(TestWarehouse house, List<Story> stories) throws Exception {
    RevisionModel<Hour, Integer> model = new RevisionModel<>();
    for (int load = 0; load < LOADS; load++) {
      List<Fetch<Hour, Integer>> loaded = new ArrayList<>();
      for (Story story : stories) {
        loaded.addAll(land(house, story, load));
      }
      EditionNumber edition = house.load(FIRST_LOAD.plusDays(load).toString()).clean().edition();
      model.load(edition.value(), loaded);
    }

    List<Row> prices = house.rows(Tables.SPOT_PRICE);
    List<Row> days = house.rows(Tables.SPOT_PRICE_DAY);
    List<Row> months = house.rows(Tables.SPOT_PRICE_MONTH);
    for (long edition : model.editions()) {
      Map<Hour, Integer> shown = model.asOf(edition);
      assertThat(texts(asOf(prices, edition), LoadPropertiesTest::priceText))
          .isEqualTo(texts(shown.entrySet(), e -> e.getKey() + " " + e.getValue()));
      assertThat(texts(asOf(days, edition), row -> statistics(row, day(row).toString())))
          .isEqualTo(expected(shown, hour -> localDay(hour).toString()));
      assertThat(texts(asOf(months, edition), row -> statistics(row, row.text("local_month"))))
          .isEqualTo(expected(shown, hour -> YearMonth.from(localDay(hour)).toString()));
    }
    model
        .current()
        .keySet()
        .forEach(
            hour ->
                assertThat(prices.stream().filter(row -> hour(row).equals(hour)))
                    .as("revisions of %s", hour)
                    .hasSameSizeAs(model.revisions(hour)));
  }

  /** Lands the fetches of a month that a load is to take. */
  private static List<Fetch<Hour, Integer>> land(TestWarehouse house, Story story, int load)
      throws IOException {
    List<Fetch<Hour, Integer>> landed = new ArrayList<>();
    for (Fetch<Hour, Integer> fetch : story.fetches()) {
      if (story.loadOfFetch()[fetch.number()] != load) {
        continue;
      }
      int folder = story.month().getMonthValue() * FETCHES + fetch.number();
      house.land(
          PRICES,
          FIRST_FETCH.plusDays(folder).toString(),
          FIRST_FETCH.plusDays(fetch.number()).toString(),
          DanishTime.toText(DanishTime.startOfMonth(story.month())),
          DanishTime.toText(DanishTime.startOfMonth(story.month().plusMonths(1))),
          fetch.records().stream().map(LoadPropertiesTest::record).toList());
      landed.add(fetch);
    }
    return landed;
  }

  private static Map<String, String> record(Found<Hour, Integer> found) {
    return Received.hour(
        found.key().area(),
        Instant.ofEpochSecond(found.key().start()).toString(),
        found.value().toString());
  }

  /** Hours of two days; an hour that a fetch knows is known to all later ones. */
  private static Story story(YearMonth month, Random random) {
    List<Hour> hours = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long start = DanishTime.startOfMonth(month) + 3600L * (20 + 2 * i);
      hours.add(new Hour(random.nextBoolean() ? "DK1" : "DK2", start));
    }
    List<Fetch<Hour, Integer>> fetches = new ArrayList<>();
    int[] loadOfFetch = new int[FETCHES];
    int known = random.nextInt(hours.size() + 1);
    for (int number = 0; number < FETCHES; number++) {
      List<Found<Hour, Integer>> records = new ArrayList<>();
      for (Hour hour : hours.subList(0, known)) {
        int times = 1 + random.nextInt(2);
        for (int i = 0; i < times; i++) {
          records.add(new Found<>(hour, 10 + random.nextInt(3)));
        }
      }
      fetches.add(new Fetch<>(number, records));
      loadOfFetch[number] = random.nextInt(LOADS);
      known += random.nextInt(hours.size() - known + 1);
    }
    return new Story(month, fetches, loadOfFetch);
  }

  private static List<Row> asOf(List<Row> rows, long edition) {
    return rows.stream()
        .filter(row -> row.learned() <= edition)
        .filter(row -> row.isCurrent() || row.number(TableSpec.SUPERSEDED) > edition)
        .toList();
  }

  private static <T> List<String> texts(Collection<T> things, Function<T, String> text) {
    return things.stream().map(text).sorted().toList();
  }

  private static Hour hour(Row row) {
    return new Hour(row.text("price_area"), row.number("start_utc"));
  }

  private static String priceText(Row row) {
    return hour(row) + " " + row.number("price_dkk_per_mwh") / 1_000_000;
  }

  private static LocalDate day(Row row) {
    return LocalDate.ofEpochDay(row.number("local_day"));
  }

  private static LocalDate localDay(Hour hour) {
    return LocalDate.ofEpochDay(DanishTime.localDay(hour.start()));
  }

  private static String statistics(Row row, String period) {
    return "%s %s mean %s of %d, %s to %s"
        .formatted(
            row.text("price_area"),
            period,
            decimal(row, "mean_price_dkk_per_mwh"),
            row.number("intervals"),
            decimal(row, "min_price_dkk_per_mwh"),
            decimal(row, "max_price_dkk_per_mwh"));
  }

  private static String decimal(Row row, String column) {
    return Decimals.toBigDecimal(row.number(column)).toPlainString();
  }

  /** The statistics of each area and period, computed from what is shown. */
  private static List<String> expected(Map<Hour, Integer> shown, Function<Hour, String> period) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    shown.forEach(
        (hour, price) ->
            groups
                .computeIfAbsent(hour.area() + " " + period.apply(hour), key -> new ArrayList<>())
                .add(price));
    return texts(groups.entrySet(), group -> group.getKey() + " " + statistics(group.getValue()));
  }

  private static String statistics(List<Integer> prices) {
    BigDecimal sum = BigDecimal.valueOf(prices.stream().mapToInt(Integer::intValue).sum());
    return "mean %s of %d, %d.000000 to %d.000000"
        .formatted(
            sum.divide(BigDecimal.valueOf(prices.size()), Decimals.SCALE, RoundingMode.HALF_UP),
            prices.size(),
            prices.stream().mapToInt(Integer::intValue).min().orElseThrow(),
            prices.stream().mapToInt(Integer::intValue).max().orElseThrow());
  }
}
