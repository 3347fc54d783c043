package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionNumberTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 10, 26);
  private static final EditionNumber FIRST = new EditionNumber(2025102601L);

  @Test
  void theDigitsAreTheNightAndTheLoadOfThatNight() {
    assertThat(EditionNumber.of(NIGHT, 1)).isEqualTo(FIRST).hasToString("2025102601");
    assertThat(FIRST.night()).isEqualTo(NIGHT);
    assertThat(FIRST.load()).isEqualTo(1);
  }

  @Test
  void laterIsGreater() {
    assertThat(FIRST.next()).isGreaterThan(FIRST).hasToString("2025102602");
    assertThat(EditionNumber.of(NIGHT.plusDays(1), 1)).isGreaterThan(EditionNumber.lastOf(NIGHT));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-27, 2025102701, a later night begins to count anew",
    "2025-10-26, 2025102604, the same night counts on",
    "2025-10-20, 2025102604, an earlier night does not turn the edition back"
  })
  void theNextEditionOfALoadThatLearnsOn(LocalDate learned, long expected, String why) {
    Optional<EditionNumber> published = Optional.of(new EditionNumber(2025102603L));

    assertThat(EditionNumber.after(published, learned).value()).as(why).isEqualTo(expected);
  }

  @Test
  void theFirstLoadEverIsTheFirstOfItsNight() {
    assertThat(EditionNumber.after(Optional.empty(), NIGHT)).isEqualTo(FIRST);
  }

  @Test
  void aNightThatIsFullSaysSo() {
    assertThatThrownBy(() -> EditionNumber.lastOf(NIGHT).next())
        .hasMessage(
            "night 2025-10-26 cannot have a load 100: a night has at most 99 loads; load a later"
                + " night");
  }

  @Test
  void aDateMeansTheEndOfItsNight() {
    assertThat(EditionNumber.parse("2025-10-26")).isEqualTo(EditionNumber.lastOf(NIGHT));
    assertThat(EditionNumber.parse("2025102601")).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20251026",
        "2025102600",
        "2025133101",
        "2025-02-30",
        "26/10/2025",
        "2025102601 OR 1=1"
      })
  void whatIsNoEditionIsRefusedWithHowToWriteOne(String text) {
    assertThatThrownBy(() -> EditionNumber.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            text
                + " is no edition; write a night as 2025-10-26, or one edition as 2025102601"
                + " (night and load)");
  }
}
