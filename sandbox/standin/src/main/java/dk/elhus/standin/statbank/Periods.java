package dk.elhus.standin.statbank;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Months and quarters as values of a variable. */
public final class Periods {

  private Periods() {}

  /** {@code 2024M01} in both languages. */
  public static List<Variable.Value> months(YearMonth first, YearMonth last) {
    List<Variable.Value> months = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      String code = "%dM%02d".formatted(month.getYear(), month.getMonthValue());
      months.add(Variable.Value.of(code, code));
    }
    return months;
  }

  /** {@code 2024K1} in Danish, {@code 2024Q1} in English. */
  public static List<Variable.Value> quarters(LocalDate first, LocalDate last) {
    List<Variable.Value> quarters = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusMonths(3)) {
      int quarter = (day.getMonthValue() + 2) / 3;
      Label code = new Label(day.getYear() + "K" + quarter, day.getYear() + "Q" + quarter);
      quarters.add(new Variable.Value(code, code));
    }
    return quarters;
  }

  /** The month that {@code 2024M01} stands for. */
  public static YearMonth month(String code) {
    return YearMonth.of(
        Integer.parseInt(code.substring(0, 4)), Integer.parseInt(code.substring(5)));
  }

  /** The first day of what {@code 2024K1} stands for. */
  public static LocalDate quarter(String code) {
    int quarter = Integer.parseInt(code.substring(5));
    return LocalDate.of(Integer.parseInt(code.substring(0, 4)), quarter * 3 - 2, 1);
  }
}
