package dk.elhus.record;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The public holidays of a year in Denmark, by the law of that year. */
public final class DanishHolidays {
  /** Great Prayer Day was a holiday for the last time in this year. */
  private static final int LAST_GREAT_PRAYER_DAY = 2023;

  private static final Map<Integer, Map<LocalDate, String>> KNOWN = new ConcurrentHashMap<>();

  private DanishHolidays() {}

  /** Names of the holidays, by day. */
  public static Map<LocalDate, String> of(int year) {
    LocalDate easter = easterSunday(year);
    Map<LocalDate, String> holidays = new TreeMap<>();
    holidays.put(LocalDate.of(year, Month.JANUARY, 1), "New Year's Day");
    holidays.put(easter.minusDays(3), "Maundy Thursday");
    holidays.put(easter.minusDays(2), "Good Friday");
    holidays.put(easter, "Easter Sunday");
    holidays.put(easter.plusDays(1), "Easter Monday");
    if (year <= LAST_GREAT_PRAYER_DAY) {
      holidays.put(easter.plusDays(26), "Great Prayer Day");
    }
    holidays.put(easter.plusDays(39), "Ascension Day");
    holidays.put(easter.plusDays(49), "Whit Sunday");
    holidays.put(easter.plusDays(50), "Whit Monday");
    holidays.put(LocalDate.of(year, Month.DECEMBER, 25), "Christmas Day");
    holidays.put(LocalDate.of(year, Month.DECEMBER, 26), "Second Day of Christmas");
    return holidays;
  }

  /** Monday to Friday, and no holiday. */
  public static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
        && !KNOWN.computeIfAbsent(day.getYear(), DanishHolidays::of).containsKey(day);
  }

  /** The rule of the Gregorian calendar, after Butcher (1876). */
  public static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
