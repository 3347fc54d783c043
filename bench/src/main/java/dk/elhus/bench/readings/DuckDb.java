package dk.elhus.bench.readings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The same work as one process's SQL. */
final class DuckDb implements Variant {
  private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
  private static final long MILLIONTHS_PER_WH = 1000;

  /** Why a record is no reading; the rules of our cleaner, as far as the records can break them. */
  private static final String REASON =
      """
      CASE
        WHEN municipality_code IS NULL THEN 'point'
        WHEN interval_minutes NOT IN (15, 60) THEN 'interval'
        WHEN epoch_ms(read_at) % (interval_minutes * 60000) <> 0 THEN 'read_at'
        WHEN quality NOT IN ('A02', 'A03', 'A04', 'D01') THEN 'quality'
        WHEN (kwh IS NULL) <> (quality = 'A02') OR kwh < 0 OR kwh > 10000 THEN 'kwh'
      END""";

  @Override
  public String name() {
    return "DuckDB";
  }

  @Override
  public String settings() {
    return "Parquet of the same records, all cores, in memory; Parquet out; ids instead of"
        + " pseudonyms";
  }

  @Override
  public void run(Place place) throws IOException, SQLException {
    Path out = Files.createDirectories(output(place));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute(
          """
          CREATE TEMP TABLE checked AS
          SELECT r.*, municipality_code, %s AS reason
          FROM '%s' r LEFT JOIN '%s' p USING (metering_point_id)"""
              .formatted(
                  REASON,
                  place.data().resolve(ParquetCopy.READINGS),
                  place.data().resolve(ParquetCopy.POINTS)));
      sql.execute(
          copy(
              "SELECT reason, read_at, interval_minutes, kwh, quality FROM checked WHERE reason IS"
                  + " NOT NULL",
              out.resolve("rejects.parquet")));
      sql.execute(
          """
          CREATE TEMP TABLE reading AS
          SELECT municipality_code, metering_point_id, read_at, unnest(arg_max(
              {interval_minutes: interval_minutes, kwh: kwh, quality: quality,
               updated_at: updated_at}, updated_at))
          FROM checked WHERE reason IS NULL
          GROUP BY municipality_code, metering_point_id, read_at""");
      sql.execute(
          copy(
              "SELECT * FROM reading ORDER BY municipality_code, metering_point_id, read_at",
              out.resolve("reading.parquet")));
      sums(sql, out);
    }
  }

  private static void sums(Statement sql, Path out) throws SQLException {
    sql.execute(
        """
        CREATE TEMP TABLE hour AS
        SELECT municipality_code, date_trunc('hour', read_at) AS start_utc, sum(kwh) AS kwh,
          count(kwh) AS readings
        FROM reading GROUP BY ALL""");
    LocalDate first =
        LocalDate.ofInstant(Instant.ofEpochMilli(InventedReadings.DAY_START), DENMARK);
    sql.execute("CREATE TEMP TABLE day (local_day DATE, begins TIMESTAMP, ends TIMESTAMP)");
    for (LocalDate day = first.minusDays(1);
        !day.isAfter(first.plusDays(1));
        day = day.plusDays(1)) {
      sql.execute(
          "INSERT INTO day VALUES ('%s', '%s', '%s')"
              .formatted(day, start(day), start(day.plusDays(1))));
    }
    sql.execute(copy("FROM hour", out.resolve("hour.parquet")));
    sql.execute(
        copy(
            """
            SELECT municipality_code, local_day, sum(kwh) AS kwh, sum(readings) AS readings
            FROM hour JOIN day ON start_utc >= begins AND start_utc < ends GROUP BY ALL""",
            out.resolve("day.parquet")));
    sql.execute(
        copy(
            """
            SELECT municipality_code, start_utc,
              CAST(round(CAST(sum(kwh) OVER w * 1000000 AS DOUBLE) / count(*) OVER w) AS BIGINT)
                AS millionths,
              count(*) OVER w AS hours
            FROM hour WINDOW w AS (PARTITION BY municipality_code ORDER BY start_utc
              RANGE BETWEEN INTERVAL 23 HOURS PRECEDING AND CURRENT ROW)""",
            out.resolve("rolling.parquet")));
  }

  private static String start(LocalDate day) {
    return day.atStartOfDay(DENMARK).toInstant().toString().replace("Z", "");
  }

  private static String copy(String query, Path file) {
    return "COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)";
  }

  private static Path output(Place place) {
    return place.output().resolve(place.run());
  }

  @Override
  public Outcome outcome(Place place) throws SQLException {
    Path out = output(place);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      Outcome.Sums sums = new Outcome.Sums();
      each(
          sql,
          "SELECT municipality_code, epoch(start_utc)::BIGINT, (kwh * 1000000)::BIGINT, readings"
              + " FROM '"
              + out.resolve("hour.parquet")
              + "'",
          sums::hour);
      each(
          sql,
          "SELECT municipality_code, date_diff('day', DATE '1970-01-01', local_day),"
              + " (kwh * 1000000)::BIGINT, readings FROM '"
              + out.resolve("day.parquet")
              + "'",
          sums::day);
      each(
          sql,
          "SELECT municipality_code, epoch(start_utc)::BIGINT, millionths, hours"
              + " FROM '"
              + out.resolve("rolling.parquet")
              + "'",
          sums::rolling);
      try (ResultSet total =
          sql.executeQuery(
              "SELECT count(*), (sum(kwh) * 1000000)::BIGINT FROM '"
                  + out.resolve("reading.parquet")
                  + "'")) {
        total.next();
        return sums.with(total.getLong(1), total.getLong(2) / MILLIONTHS_PER_WH);
      }
    }
  }

  @FunctionalInterface
  private interface FourNumbers {
    void take(long one, long two, long three, long four);
  }

  private static void each(Statement sql, String query, FourNumbers sink) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        sink.take(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
      }
    }
  }
}
