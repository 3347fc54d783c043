package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.elhus.record.DanishHolidays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Elhus brings itself: municipalities, grid companies, the calendar. */
class OwnRecordsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"2008, 2008-03-23", "2019, 2019-04-21", "2024, 2024-03-31", "2025, 2025-04-20"})
  void easterIsWhereTheChurchHasIt(int year, LocalDate easter) {
    assertThat(DanishHolidays.easterSunday(year)).isEqualTo(easter);
  }

  @Test
  void greatPrayerDayEndedIn2023() {
    assertThat(DanishHolidays.of(2023))
        .containsEntry(LocalDate.parse("2023-05-05"), "Great Prayer Day");
    assertThat(DanishHolidays.of(2024)).doesNotContainValue("Great Prayer Day");
  }

  @Test
  void theHolidaysOf2025() {
    assertThat(DanishHolidays.of(2025).keySet())
        .extracting(LocalDate::toString)
        .containsExactly(
            "2025-01-01",
            "2025-04-17",
            "2025-04-18",
            "2025-04-20",
            "2025-04-21",
            "2025-05-29",
            "2025-06-08",
            "2025-06-09",
            "2025-12-25",
            "2025-12-26");
  }

  @Test
  void aDayKnowsItsLengthAndWhetherPeopleWork() {
    Map<String, Map<String, String>> days =
        OwnRecords.read(OwnRecords.CALENDAR).stream()
            .collect(Collectors.toMap(day -> day.get("day"), day -> day));

    assertThat(days).hasSize(31 * 365 + 7);
    assertThat(days.get("2025-03-30")).containsEntry("minutes", "1380");
    assertThat(days.get("2025-10-26"))
        .containsEntry("minutes", "1500")
        .containsEntry("weekday", "7")
        .containsEntry("working_day", "0");
    assertThat(days.get("2025-06-09"))
        .containsEntry("holiday", "Whit Monday")
        .containsEntry("working_day", "0");
    assertThat(days.get("2025-06-10"))
        .containsEntry("holiday", null)
        .containsEntry("working_day", "1");
  }

  @Test
  void the98MunicipalitiesLieInFiveRegionsAndTwoPriceAreas() {
    List<Map<String, String>> all = OwnRecords.read("municipalities.csv");

    assertThat(all).hasSize(98);
    Map<String, Long> perRegion =
        all.stream()
            .collect(Collectors.groupingBy(m -> m.get("region_code"), Collectors.counting()));
    assertThat(perRegion)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("84", 29L, "85", 17L, "83", 22L, "82", 19L, "81", 11L));
    assertThat(all)
        .allMatch(
            m ->
                m.get("price_area")
                    .equals(List.of("84", "85").contains(m.get("region_code")) ? "DK2" : "DK1"));
    assertThat(OwnRecords.read("grid_companies.csv")).hasSize(29);
  }

  @Test
  void aListIsLandedWholeWithoutAskingAnybody() throws Exception {
    try (Night night = new Night(folder)) {
      night.dataset(DatasetCatalog.load().get("Municipality"));

      night.pull();

      assertThat(night.records()).hasSize(98);
      assertThat(night.column("name")).contains("Ærø", "København");
      assertThat(night.source.requests()).isEmpty();
      assertThat(night.manifest().urls()).containsExactly("elhus:municipalities.csv");
    }
  }

  @Test
  void theyAgreeWithTheReferenceAtHand() throws IOException {
    Path reference = reference();
    assumeTrue(reference != null, "no reference files at hand");

    Map<String, String> ours =
        OwnRecords.read("municipalities.csv").stream()
            .collect(
                Collectors.toMap(
                    m -> m.get("code"),
                    m -> m.get("name") + "," + m.get("region") + "," + m.get("price_area")));
    for (String line : lines(reference.resolve("municipality_region_pricearea.csv"))) {
      String[] cells = line.split(",");
      assertThat(ours.remove(cells[0]))
          .isEqualTo(cells[1] + ",Region " + cells[2] + "," + cells[3]);
    }
    assertThat(ours).isEmpty();

    Map<String, Map<String, String>> companies =
        OwnRecords.read("grid_companies.csv").stream()
            .collect(Collectors.toMap(c -> c.get("gln"), c -> c));
    for (String line : lines(reference.resolve("grid_company_gln_chargecodes.csv"))) {
      String[] cells = line.split(",");
      assertThat(companies.get(cells[1]))
          .containsEntry("name", cells[0])
          .containsEntry("charge_owner", cells[2])
          .containsEntry("tariff_codes", cells[3].replace("|", " + "));
    }
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size());
  }

  private static Path reference() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path found = up.resolve("shared/data/reference");
      if (Files.isDirectory(found)) {
        return found;
      }
    }
    return null;
  }
}
