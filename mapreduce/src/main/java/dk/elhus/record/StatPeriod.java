package dk.elhus.record;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes of periods of Statistics Denmark. A quarter is K in Danish and Q in English. */
public final class StatPeriod {
  private static final Pattern MONTH = Pattern.compile("(\\d{4})M(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})[KQ]([1-4])");

  private StatPeriod() {}

  /**
   * The month that a code such as {@code 2024M01} stands for.
   *
   * @throws InvalidValueException when it stands for none
   */
  public static YearMonth month(String code) throws InvalidValueException {
    Matcher matcher = MONTH.matcher(code);
    if (!matcher.matches()) {
      throw new InvalidValueException("'" + code + "' is no month such as 2024M01");
    }
    return YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * The first day of the quarter that a code such as {@code 2024K1} or {@code 2024Q1} stands for.
   *
   * @throws InvalidValueException when it stands for none
   */
  public static LocalDate quarter(String code) throws InvalidValueException {
    Matcher matcher = QUARTER.matcher(code);
    if (!matcher.matches()) {
      throw new InvalidValueException("'" + code + "' is no quarter such as 2024K1 or 2024Q1");
    }
    int quarter = Integer.parseInt(matcher.group(2));
    return LocalDate.of(Integer.parseInt(matcher.group(1)), quarter * 3 - 2, 1);
  }

  /** A quarter as tables have it, such as {@code 2024Q1}. */
  public static String quarterText(LocalDate firstDay) {
    return firstDay.getYear() + "Q" + (firstDay.getMonthValue() + 2) / 3;
  }
}
