package dk.elhus.ingest;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes of periods: {@code 2024M01}, {@code 2024K1} in Danish or {@code 2024Q1}, {@code 2024}. */
final class StatBankPeriod {
  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:M(0[1-9]|1[0-2])|[KQ]([1-4]))?");

  private StatBankPeriod() {}

  /** The first day of a period; empty when the code has no form that is known. */
  static Optional<LocalDate> firstDay(String code) {
    Matcher matcher = FORM.matcher(code);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int month = 1;
    if (matcher.group(2) != null) {
      month = Integer.parseInt(matcher.group(2));
    } else if (matcher.group(3) != null) {
      month = Integer.parseInt(matcher.group(3)) * 3 - 2;
    }
    return Optional.of(LocalDate.of(Integer.parseInt(matcher.group(1)), month, 1));
  }
}
