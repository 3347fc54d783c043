package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void startIsInsideAndEndIsNot() {
    Window hour = Window.parse("2025-01-01T10:00:00Z", "2025-01-01T11:00:00Z");

    assertThat(hour.contains(hour.start())).isTrue();
    assertThat(hour.contains(hour.end())).isFalse();
  }

  @Test
  void danishDaysAndMonthsOfAWindow() {
    Window window = Window.parse("2025-09-29T22:00:00Z", "2025-10-01T22:00:00Z");

    assertThat(window.wholeDays())
        .containsExactly(LocalDate.parse("2025-09-30"), LocalDate.parse("2025-10-01"));
    assertThat(window.months())
        .containsExactly(YearMonth.parse("2025-09"), YearMonth.parse("2025-10"));
  }

  @Test
  void aWindowThatEndsAtDanishMidnightDoesNotTouchTheNextMonth() {
    Window september = Window.parse("2025-08-31T22:00:00Z", "2025-09-30T22:00:00Z");

    assertThat(september.months()).containsExactly(YearMonth.parse("2025-09"));
  }

  @Test
  void partsOfDaysAreNoWholeDays() {
    Window window = Window.parse("2025-01-01T10:00:00Z", "2025-01-03T10:00:00Z");

    assertThat(window.wholeDays()).containsExactly(LocalDate.parse("2025-01-02"));
  }

  @Test
  void anEmptyWindowTouchesNothing() {
    Window empty = Window.parse("2025-01-01T10:00:00Z", "2025-01-01T10:00:00Z");

    assertThat(empty.wholeDays()).isEmpty();
    assertThat(empty.months()).isEmpty();
  }
}
