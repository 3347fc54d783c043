package dk.elhus.bench.chain;

import dk.elhus.bench.BenchException;
import dk.elhus.cli.Settings;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Readings and their sum in one place; counted anew, by none of the code that is measured.
 *
 * @param kwh sum of all values
 */
record Totals(long rows, BigDecimal kwh) {
  private static final String DATASET = "meter_reading";
  private static final int SCALE = 3;
  private static final int NOON = 12;

  /** What the database holds for the windows of these nights. */
  static Totals ofDatabase(Settings settings, LocalDate first, LocalDate last)
      throws SQLException, IOException {
    String password =
        Files.readString(
                settings
                    .localDatabasePassword()
                    .orElseThrow(() -> new BenchException("the sandbox has no password file")))
            .strip();
    try (Connection connection =
            DriverManager.getConnection(settings.databaseUrl(), settings.databaseUser(), password);
        PreparedStatement question =
            connection.prepareStatement(
                "select count(*), sum(kwh) from meter_reading"
                    + " where updated_at >= ? and updated_at < ?")) {
      question.setTimestamp(1, noon(first.minusDays(1)));
      question.setTimestamp(2, noon(last));
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return new Totals(row.getLong(1), row.getBigDecimal(2));
      }
    }
  }

  private static Timestamp noon(LocalDate day) {
    return Timestamp.valueOf(
        LocalDateTime.of(day.getYear(), day.getMonth(), day.getDayOfMonth(), NOON, 0));
  }

  /** What lies in the landed files of these nights. */
  static Totals ofLanded(Settings settings, LocalDate first, LocalDate last) throws IOException {
    Configuration conf = settings.hadoop();
    Layout layout = new Layout(settings.root());
    Totals totals = new Totals(0, BigDecimal.ZERO);
    try (FileSystem fs = settings.fileSystem()) {
      for (LocalDate night = first; !night.isAfter(last); night = night.plusDays(1)) {
        for (FileStatus file : fs.listStatus(new Path(layout.landing(DATASET, night)))) {
          if (file.getPath().getName().endsWith(".avro")) {
            totals = totals.plus(ofFile(conf, file.getPath()));
          }
        }
      }
    }
    return totals;
  }

  private static Totals ofFile(Configuration conf, Path file) throws IOException {
    long rows = 0;
    BigInteger thousandths = BigInteger.ZERO;
    try (DataFileReader<GenericRecord> records =
        new DataFileReader<>(new FsInput(file, conf), new GenericDatumReader<>())) {
      GenericRecord record = null;
      while (records.hasNext()) {
        record = records.next(record);
        rows++;
        ByteBuffer kwh = (ByteBuffer) record.get("kwh");
        if (kwh != null) {
          byte[] bytes = new byte[kwh.remaining()];
          kwh.duplicate().get(bytes);
          thousandths = thousandths.add(new BigInteger(bytes));
        }
      }
    }
    return new Totals(rows, new BigDecimal(thousandths, SCALE));
  }

  /** Of a line that Beeline printed: rows, a tab, the sum. */
  static Totals ofLine(String line) {
    String[] cells = line.split("\t");
    return new Totals(Long.parseLong(cells[0]), new BigDecimal(cells[1]));
  }

  private Totals plus(Totals other) {
    return new Totals(rows + other.rows, kwh.add(other.kwh));
  }

  boolean isSameAs(Totals other) {
    return rows == other.rows && kwh.compareTo(other.kwh) == 0;
  }

  @Override
  public String toString() {
    return "%,d rows, %s kWh".formatted(rows, kwh.setScale(SCALE, java.math.RoundingMode.HALF_UP));
  }
}
