package dk.elhus.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MartTest {
  private final Mart prices = Mart.named("spot_price_day").orElseThrow();

  @Test
  void aMartIsAskedOfTheViewThatAnalystsRead() {
    assertThat(prices.query())
        .startsWith("SELECT price_area, local_day, mean_price_dkk_per_mwh, ")
        .endsWith(" FROM elhus.spot_price_day");
    assertThat(prices.table()).isEqualTo("serving.spot_price_day");
  }

  @Test
  void anEmptyMartReplacesNothing() {
    assertThatThrownBy(() -> ExportMain.requireRows(prices, 0))
        .hasMessage(
            "elhus.spot_price_day is empty, so serving.spot_price_day stays as it is; load a night"
                + " first: elhus night");
    assertThatCode(() -> ExportMain.requireRows(prices, 1)).doesNotThrowAnyException();
  }
}
