package dk.elhus.bench.readings;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The records as Parquet, which DuckDB reads best: it has no reader of Avro of its own. */
final class ParquetCopy {
  static final String READINGS = "readings.parquet";
  static final String POINTS = "points.parquet";

  private final Path folder;

  ParquetCopy(Path folder) {
    this.folder = folder;
  }

  void write(InventedReadings readings) throws SQLException, IOException {
    try (DuckDBConnection connection =
            (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE p (id BIGINT, municipality INTEGER)");
      try (DuckDBAppender appender = connection.createAppender("main", "p")) {
        for (int point = 0; point < readings.points(); point++) {
          appender.beginRow();
          appender.append(InventedReadings.id(point));
          appender.append(readings.municipality(point));
          appender.endRow();
        }
      }
      statement.execute(
          "CREATE TABLE r (id BIGINT, read_at BIGINT, wh BIGINT, quality VARCHAR, updated BIGINT)");
      try (DuckDBAppender appender = connection.createAppender("main", "r")) {
        readings.forEach(
            (file, point, at, wh, quality, updated) ->
                append(appender, point, at, wh, quality, updated));
      }
      statement.execute(
          "COPY (SELECT id AS metering_point_id, municipality AS municipality_code FROM p) TO '"
              + folder.resolve(POINTS)
              + "' (FORMAT parquet, COMPRESSION snappy)");
      statement.execute(
          "COPY (SELECT id AS metering_point_id, epoch_ms(read_at) AS read_at,"
              + " CAST("
              + InventedReadings.MINUTES
              + " AS INTEGER) AS interval_minutes, CAST(wh * 0.001 AS DECIMAL(12,3)) AS kwh,"
              + " quality, epoch_ms(updated) AS updated_at FROM r) TO '"
              + folder.resolve(READINGS)
              + "' (FORMAT parquet, COMPRESSION snappy)");
    }
  }

  private static void append(
      DuckDBAppender appender, long point, long at, long wh, String quality, long updated)
      throws IOException {
    try {
      appender.beginRow();
      appender.append(point);
      appender.append(at);
      appender.append(wh);
      appender.append(quality);
      appender.append(updated);
      appender.endRow();
    } catch (SQLException e) {
      throw new IOException("DuckDB does not take a row: " + e.getMessage(), e);
    }
  }
}
