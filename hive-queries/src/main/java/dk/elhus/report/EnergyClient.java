package dk.elhus.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The named operations for programs, over plain JDBC with bound parameters.
 *
 * <pre>{@code
 * try (Connection hive = DriverManager.getConnection("jdbc:hive2://127.0.0.1:18000/", "analyst", password)) {
 *   new EnergyClient(hive).usage(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 7), "DK1");
 * }
 * }</pre>
 */
public final class EnergyClient {
  private static final int DECIMALS = 6;

  /** Settlement of a day is loaded this many nights after it. */
  private static final int NIGHTS_AFTER = 8;

  private static final String USAGE =
      """
      SELECT CAST(local_day AS STRING), SUM(consumption_mwh), COUNT(consumption_mwh)
      FROM elhus.energy_hour
      WHERE price_area = ?
        AND local_month BETWEEN ? AND ?
        AND local_day BETWEEN ? AND ?
      GROUP BY local_day
      ORDER BY local_day""";

  private static final String ROLLING_AVERAGE =
      """
      SELECT rolling_avg_consumption_mwh, hours_in_window, CAST(start_utc AS STRING)
      FROM elhus.consumption_rolling_24h
      WHERE price_area = ?
        AND local_month >= SUBSTR(CAST(DATE_SUB(elhus.edition_night(elhus.edition()), 62) AS STRING), 1, 7)
      ORDER BY start_utc DESC
      LIMIT 1""";

  private final Connection connection;

  /**
   * @param connection a session of HiveServer2; the caller closes it
   */
  public EnergyClient(Connection connection) {
    this.connection = connection;
  }

  /**
   * Mean gross consumption of an area over the loaded hours of a period.
   *
   * @param averageMwhPerHour MWh per hour; absent when no hour is loaded
   * @param hours hours that are loaded
   * @param days the days that are loaded, whole or in part, in order
   * @param missingDays days asked for of which nothing is loaded, in order
   * @param loadCommand the command that loads them; absent when none is missing
   */
  public record Usage(
      Optional<BigDecimal> averageMwhPerHour,
      long hours,
      List<DayUsage> days,
      List<LocalDate> missingDays,
      Optional<String> loadCommand) {}

  /**
   * Mean gross consumption of an area over the loaded hours of a day.
   *
   * @param day Danish local day
   * @param averageMwhPerHour MWh per hour
   * @param hours hours that are loaded: 23, 24 or 25 when the day is whole
   */
  public record DayUsage(LocalDate day, BigDecimal averageMwhPerHour, long hours) {}

  /**
   * Mean gross consumption over the last 24 hours of clock time.
   *
   * @param averageMwhPerHour MWh per hour
   * @param hoursInWindow how many of those hours exist
   * @param lastHourUtc start of the newest hour, UTC
   */
  public record RollingAverage(
      BigDecimal averageMwhPerHour, int hoursInWindow, LocalDateTime lastHourUtc) {}

  /**
   * @param start first Danish local day
   * @param end last Danish local day, included
   * @param region price area, {@code DK1} or {@code DK2}
   * @throws IllegalArgumentException when the period ends before it starts
   */
  public Usage usage(LocalDate start, LocalDate end, String region) throws SQLException {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("the end " + end + " is before the start " + start);
    }
    try (PreparedStatement query = connection.prepareStatement(USAGE)) {
      query.setString(1, region);
      query.setString(2, month(start));
      query.setString(3, month(end));
      query.setDate(4, Date.valueOf(start));
      query.setDate(5, Date.valueOf(end));
      try (ResultSet rows = query.executeQuery()) {
        return usage(rows, new Period(start, end), region);
      }
    }
  }

  private static Usage usage(ResultSet rows, Period period, String region) throws SQLException {
    List<DayUsage> days = new ArrayList<>();
    Map<String, Long> loaded = new HashMap<>();
    BigDecimal sum = BigDecimal.ZERO;
    long hours = 0;
    while (rows.next()) {
      BigDecimal sumOfDay = rows.getBigDecimal(2);
      long hoursOfDay = rows.getLong(3);
      if (hoursOfDay > 0) {
        LocalDate day = LocalDate.parse(rows.getString(1));
        days.add(new DayUsage(day, mean(sumOfDay, hoursOfDay), hoursOfDay));
        loaded.put(day.toString(), hoursOfDay * Duration.ofHours(1).toMinutes());
        sum = sum.add(sumOfDay);
        hours += hoursOfDay;
      }
    }
    Coverage coverage =
        new Coverage(
            Coverage.Unit.DAY, "energy_hour", "COUNT(*)", "price_area = " + region, NIGHTS_AFTER);
    Gaps gaps = Gaps.of(coverage, period, loaded);
    return new Usage(
        hours == 0 ? Optional.empty() : Optional.of(mean(sum, hours)),
        hours,
        List.copyOf(days),
        gaps.missing(),
        Gaps.command(List.of(gaps)));
  }

  private static BigDecimal mean(BigDecimal sum, long hours) {
    return sum.divide(BigDecimal.valueOf(hours), DECIMALS, RoundingMode.HALF_UP);
  }

  /**
   * @param region price area, {@code DK1} or {@code DK2}
   * @return the newest value; nothing when none is loaded
   */
  public Optional<RollingAverage> rollingAverage(String region) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ROLLING_AVERAGE)) {
      query.setString(1, region);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new RollingAverage(rows.getBigDecimal(1), rows.getInt(2), time(rows.getString(3))))
            : Optional.empty();
      }
    }
  }

  /** As text, lest the time zone of this JVM bends it: 2025-03-30 02:00:00. */
  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static String month(LocalDate day) {
    return day.toString().substring(0, 7);
  }
}
