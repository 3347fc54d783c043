package dk.elhus.bench.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Figures are compared only where the work is the same")
class ReadingsBenchTest {
  private static final int RECORDS = 20_000;

  @TempDir private Path folder;
  private LandedData.Expected expected;
  private Place place;

  @BeforeEach
  void recordsOfADay() throws Exception {
    Path data = folder.resolve("data");
    Path output = Files.createDirectories(folder.resolve("output"));
    expected = new LandedData(data, new InventedReadings(RECORDS, 1)).make(step -> {});
    place = ReadingsBench.localPlace(data, output);
  }

  @Test
  void allVariantsGiveTheSameRowsAndSums() throws Exception {
    Outcome first = null;
    for (Variant variant : OneVariant.ALL) {
      variant.prepare(place);
      variant.run(place);
      Outcome outcome = variant.outcome(place);

      assertThat(outcome.rows()).as(variant.name()).isEqualTo(expected.rows());
      assertThat(outcome.wh()).as(variant.name()).isEqualTo(expected.wh());
      first = first == null ? outcome : first;
      assertThat(outcome.sums()).as(variant.name()).isEqualTo(first.sums());
    }
    assertThat(first.sums()).hasSizeGreaterThan(4_000).anyMatch(line -> line.startsWith("day "));
  }

  @Test
  void theRecordsHoldTheSharesThatTheReadmeTells() {
    assertThat(expected.records()).isBetween(RECORDS - 200L, RECORDS + 200L);
    assertThat(expected.rows()).isBetween((long) (RECORDS * 0.96), (long) (RECORDS * 0.98));
  }
}
