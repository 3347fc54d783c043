package dk.elhus.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be true of a warehouse, as named questions to a real HiveServer2. Test-support: a test
 * that has a stack asks them.
 */
public final class WarehouseFacts {

  /**
   * A question and its right answer.
   *
   * @param name a sentence
   * @param sql one query
   * @param expected its rows, cells parted by a blank, rows by a line break
   */
  public record Fact(String name, String sql, String expected) {

    /** The answer of this warehouse. */
    public String found(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        return answer(statement, sql);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** True when the real spot prices of Danish 2025 are loaded, both areas, whole year. */
  public static final List<Fact> REAL_PRICES_OF_2025 =
      List.of(
          new Fact(
              "the mean price of 2025 is weighted by time, from days",
              "SELECT price_area, CAST(ROUND(SUM(price_minutes_dkk) / SUM(priced_minutes_dkk), 6)"
                  + " AS DECIMAL(18,6)) FROM elhus.spot_price_day WHERE local_year = '2025'"
                  + " GROUP BY price_area ORDER BY price_area",
              "DK1 605.303668\nDK2 615.695035"),
          new Fact(
              "the mean price of 2025 is weighted by time, from months",
              "SELECT price_area, CAST(ROUND(SUM(price_minutes_dkk) / SUM(priced_minutes_dkk), 6)"
                  + " AS DECIMAL(18,6)) FROM elhus.spot_price_month WHERE local_year = '2025'"
                  + " GROUP BY price_area ORDER BY price_area",
              "DK1 605.303668\nDK2 615.695035"),
          new Fact(
              "the mean price of 2025 is weighted by time, from intervals",
              "SELECT price_area, CAST(ROUND(SUM(price_dkk_per_mwh * resolution_minutes)"
                  + " / SUM(resolution_minutes), 6) AS DECIMAL(18,6)) FROM elhus.spot_price"
                  + " WHERE local_month BETWEEN '2025-01' AND '2025-12'"
                  + " GROUP BY price_area ORDER BY price_area",
              "DK1 605.303668\nDK2 615.695035"),
          new Fact(
              "the change to quarters and the 23- and 25-hour days have the right rows",
              "SELECT local_day, COUNT(*) FROM elhus.spot_price WHERE price_area = 'DK1'"
                  + " AND local_month IN ('2025-03', '2025-09', '2025-10') AND local_day IN"
                  + " (DATE '2025-03-30', DATE '2025-09-30', DATE '2025-10-01',"
                  + " DATE '2025-10-26') GROUP BY local_day ORDER BY local_day",
              "2025-03-30 23\n2025-09-30 24\n2025-10-01 96\n2025-10-26 100"),
          new Fact(
              "a range to 31 January has the 31st and not 1 February",
              "SELECT MIN(local_day), MAX(local_day), COUNT(*) FROM elhus.spot_price_day"
                  + " WHERE price_area = 'DK2' AND local_year = '2025' AND local_day BETWEEN"
                  + " DATE '2025-01-01' AND DATE '2025-01-31'",
              "2025-01-01 2025-01-31 31"),
          new Fact(
              "1 to 7 January gives seven days",
              "SELECT COUNT(*) FROM elhus.spot_price_day WHERE price_area = 'DK1'"
                  + " AND local_year = '2025' AND local_day BETWEEN DATE '2025-01-01'"
                  + " AND DATE '2025-01-07'",
              "7"),
          new Fact(
              "a question about DK1 never answers with DK2",
              "SELECT price_area, COUNT(*) FROM elhus.spot_price_day WHERE price_area = 'DK1'"
                  + " AND local_year = '2025' GROUP BY price_area",
              "DK1 365"));

  /** True of every warehouse in which settlement of any hour is loaded. */
  public static final List<Fact> ALWAYS =
      List.of(
          new Fact(
              "production plus exchange is consumption in every hour",
              "SELECT MAX(ABS(production_mwh + exchange_mwh - consumption_mwh))"
                  + " FROM elhus.energy_hour",
              "0.000000"),
          new Fact(
              "surplus is production minus consumption in every hour",
              "SELECT COUNT(*) FROM elhus.energy_data"
                  + " WHERE surplus <> production - consumption OR surplus IS NULL",
              "0"),
          new Fact(
              "a key stands once",
              "SELECT COUNT(*) FROM (SELECT price_area, start_utc, resolution_minutes"
                  + " FROM elhus.spot_price GROUP BY price_area, start_utc, resolution_minutes"
                  + " HAVING COUNT(*) > 1) doubled",
              "0"),
          new Fact(
              "the names of the requirements all show the same hours",
              "SELECT COUNT(DISTINCT n) FROM (SELECT COUNT(*) AS n FROM elhus.energy_hour"
                  + " UNION ALL SELECT COUNT(*) FROM elhus.electricity_usage"
                  + " UNION ALL SELECT COUNT(*) FROM elhus.energy_data"
                  + " UNION ALL SELECT COUNT(*) FROM elhus.electricity_data"
                  + " UNION ALL SELECT COUNT(*) FROM elhus.processed_usage) counts",
              "1"),
          new Fact(
              "a rolling mean has 1 to 24 hours",
              "SELECT COUNT(*) FROM elhus.consumption_rolling_24h"
                  + " WHERE hours_in_window NOT BETWEEN 1 AND 24",
              "0"),
          new Fact(
              "a day's energy is the sum of its hours",
              "SELECT COUNT(*) FROM elhus.energy_day d JOIN (SELECT price_area, local_day,"
                  + " SUM(consumption_mwh) AS consumption_mwh, COUNT(*) AS hours"
                  + " FROM elhus.energy_hour GROUP BY price_area, local_day) h"
                  + " ON h.price_area = d.price_area AND h.local_day = d.local_day"
                  + " WHERE h.consumption_mwh <> d.consumption_mwh OR h.hours <> d.hours",
              "0"),
          new Fact(
              "a day's balance is the energy of that day, and its kinds are all of its production",
              "SELECT COUNT(*) FROM elhus.energy_balance_day b FULL OUTER JOIN elhus.energy_day d"
                  + " ON d.price_area = b.price_area AND d.local_day = b.local_day"
                  + " AND d.local_year = b.local_year"
                  + " WHERE NOT (b.production_mwh <=> d.production_mwh"
                  + " AND b.consumption_mwh <=> d.consumption_mwh AND b.green_mwh <=> d.green_mwh"
                  + " AND b.excess_mwh - b.deficit_mwh <=> d.surplus_mwh"
                  + " AND b.offshore_wind_mwh + b.onshore_wind_mwh + b.solar_power_mwh"
                  + " + b.hydro_power_mwh + b.central_power_mwh + b.local_power_mwh"
                  + " + b.commercial_power_mwh + b.unknown_prod_mwh <=> d.production_mwh)",
              "0"),
          new Fact(
              "a month's load profile has the consumption and the hours of the month",
              "SELECT COUNT(*) FROM (SELECT municipality_code, branch, local_month,"
                  + " SUM(consumption_kwh) AS consumption_kwh, SUM(hours) AS hours"
                  + " FROM elhus.load_profile GROUP BY municipality_code, branch, local_month) p"
                  + " FULL OUTER JOIN elhus.municipal_consumption_month m"
                  + " ON m.municipality_code = p.municipality_code AND m.branch = p.branch"
                  + " AND m.local_month = p.local_month WHERE NOT"
                  + " (p.consumption_kwh <=> m.consumption_kwh AND p.hours <=> m.hours)",
              "0"),
          new Fact(
              "no audit of a published load says stop",
              "SELECT COUNT(*) FROM elhus_ops.audit_result WHERE published AND verdict = 'STOP'",
              "0"));

  private WarehouseFacts() {}

  /**
   * The partitions that a query would read, such as {@code elhus_history@…@local_month=2025-10}.
   */
  public static String partitionsRead(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String plan = answer(statement, "EXPLAIN DEPENDENCY " + sql);
      return plan.substring(plan.indexOf("\"input_partitions\""));
    }
  }

  /** The plan of a query in words; the edition must stand in it as a number. */
  public static String plan(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return answer(statement, "EXPLAIN CBO " + sql);
    }
  }

  private static String answer(Statement statement, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join(" ", cells));
      }
    }
    return String.join("\n", lines);
  }
}
