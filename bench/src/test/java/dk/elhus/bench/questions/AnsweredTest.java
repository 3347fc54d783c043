package dk.elhus.bench.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.bench.BenchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweredTest {
  private static final List<String> SAID =
      List.of(
          "INFO  :    RECORDS_IN_Map_1: 3854",
          "INFO  :    RECORDS_IN_Map_2: 8120",
          "1,027 rows selected (14.56 seconds)",
          "INFO  :    RECORDS_IN_Map_1: 3854",
          "1,027 rows selected (0.9 seconds)",
          "1,027 rows selected (2 seconds)",
          "1,027 rows selected (1.2 seconds)");

  @Test
  void theFirstTimeTheMiddleOfTheLaterOnesAndTheRowsAreTold() {
    Answered answered = Answered.of(SAID, 4);

    assertThat(answered.first()).isEqualTo(14.56);
    assertThat(answered.repeated()).isEqualTo(1.2);
    assertThat(answered.rows()).isEqualTo(1027);
    assertThat(answered.rowsRead()).isEqualTo(3854 + 8120);
  }

  @Test
  void anAnswerThatFailedIsNotLeftOut() {
    assertThatThrownBy(() -> Answered.of(SAID, 5))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("asked 5 times");
  }

  @Test
  void noRowsAreNoRows() {
    assertThat(Answered.of(List.of("No rows selected (0.4 seconds)"), 1).rows()).isZero();
  }
}
