package dk.elhus.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.Row;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisedMonthTest {
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final int PRICES = 31 * 96 * 2;

  private final List<Row> once = new RevisedMonth(JANUARY, 1, 0).rows();

  @Test
  void everyNightThatRevisesAllPricesKeepsAllOfTheNightBefore() {
    assertThat(once).hasSize(PRICES).allMatch(Row::isCurrent);
    assertThat(new RevisedMonth(JANUARY, 10, 100).rows()).hasSize(10 * PRICES);
  }

  @Test
  void aNightThatRevisesTwoOfAHundredAddsAsManyRows() {
    assertThat(new RevisedMonth(JANUARY, 10, 2).rows().size() - PRICES)
        .isCloseTo(9 * PRICES / 50, org.assertj.core.data.Percentage.withPercentage(5));
  }

  @Test
  void whatStandsIsTheSameHoweverOftenItWasRevised() {
    List<Row> standing =
        new RevisedMonth(JANUARY, 30, 2).rows().stream().filter(Row::isCurrent).toList();

    assertThat(standing).hasSize(PRICES);
    for (int i = 0; i < PRICES; i++) {
      assertThat(standing.get(i).saysTheSameAs(once.get(i))).as("%s", standing.get(i)).isTrue();
    }
  }
}
