package dk.elhus.sandbox.metering;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills the operational database with invented customers, metering points and readings. What was
 * there is replaced, whole or not at all.
 *
 * <p>Readings of a Danish day arrive between 03:00 and 05:00 UTC of the next day; corrections of
 * them a day later. Customers and points arrive the evening before the first readings.
 */
public final class MeteringSeed {
  private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
  private static final int INTERVAL_MINUTES = 15;
  private static final int INTERVAL_SECONDS = INTERVAL_MINUTES * 60;
  private static final int DELIVERY_HOUR = 3;
  private static final int DELIVERY_SPREAD_SECONDS = 7200;
  private static final int EVENING_HOUR = 18;
  private static final byte[] MEASURED = ascii("A04");
  private static final byte[] ESTIMATED = ascii("A03");
  private static final byte[] CORRECTED = ascii("D01");
  private static final byte[] UNKNOWN = ascii("X99");
  private static final int THOUSAND = 1000;

  /** Who may read the tables and replace what dashboards read: Sqoop's user. */
  public static final String READER = "metering";

  private final String url;
  private final String user;
  private final String password;

  /** The database, whose schema need not be there yet. */
  public MeteringSeed(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** What was written. */
  public record Seeded(long customers, long points, long readings) {}

  /**
   * Makes the schema where it is missing, and changes no row that is there.
   *
   * @param readersPassword of {@link #READER}
   */
  public void schema(String readersPassword) throws SQLException, IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(script());
      statement.execute(
          "alter role " + READER + " password '" + readersPassword.replace("'", "''") + "'");
    }
  }

  /**
   * @param progress told of each day before it is written
   */
  public Seeded seed(SeedOptions options, Consumer<String> progress)
      throws SQLException, IOException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local synchronous_commit = off");
        statement.execute("truncate customer, metering_point, meter_reading");
      }
      progress.accept("customers and metering points");
      long customers = customers(connection, options);
      points(connection, options);
      long readings = 0;
      for (int i = 0; i < options.days(); i++) {
        LocalDate day = options.from().plusDays(i);
        progress.accept("readings of " + day);
        readings += new Day(options, day).write(connection);
      }
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("vacuum analyze meter_reading");
        statement.execute("analyze metering_point");
        statement.execute("analyze customer");
      }
      return new Seeded(customers, options.points(), readings);
    }
  }

  private static long customers(Connection connection, SeedOptions options) throws SQLException {
    People people = new People(options.seed());
    Points points = new Points(options.seed());
    CopyIn copy = begin(connection, "customer");
    CopyText rows = new CopyText(copy);
    for (int point = 0; point < options.points(); point++) {
      if (points.isCustomersFirst(point)) {
        long id = points.customer(point);
        rows.value(id)
            .value(people.name(id))
            .value(people.address(id))
            .value(people.postalCode(id))
            .value(people.town(id))
            .value(people.email(id))
            .moment(registered(options, point))
            .endRow();
      }
    }
    rows.flush();
    return copy.endCopy();
  }

  private static void points(Connection connection, SeedOptions options)
      throws SQLException, IOException {
    Municipalities municipalities = Municipalities.load();
    Points points = new Points(options.seed());
    CopyIn copy = begin(connection, "metering_point");
    CopyText rows = new CopyText(copy);
    for (int point = 0; point < options.points(); point++) {
      Municipalities.Municipality place = municipalities.of(point, options.seed());
      rows.value(points.id(point))
          .value(points.customer(point))
          .value(place.code())
          .value(place.priceArea())
          .value(place.gridCompany())
          .value(points.hasCharger(point) ? "t" : "f")
          .value(
              options.from().minusDays(1 + Draw.below(3000, options.seed(), point, 4)).toString())
          .missing()
          .moment(registered(options, point))
          .endRow();
    }
    rows.flush();
    copy.endCopy();
  }

  private static long registered(SeedOptions options, int point) {
    return options.from().atTime(EVENING_HOUR, 0).toEpochSecond(ZoneOffset.UTC) + point % 3600;
  }

  private static CopyIn begin(Connection connection, String table) throws SQLException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + table + " from stdin");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  private static String script() throws IOException {
    try (InputStream in =
        MeteringSeed.class.getResourceAsStream("/dk/elhus/sandbox/metering/schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The readings that arrive for one Danish day. */
  private static final class Day {
    private final SeedOptions options;
    private final LocalDate day;
    private final Points points;
    private final LoadProfile profile;
    private final long start;
    private final int[] hours;
    private final long delivery;

    Day(SeedOptions options, LocalDate day) {
      this.options = options;
      this.day = day;
      this.points = new Points(options.seed());
      this.profile = new LoadProfile(options.seed());
      this.start = day.atStartOfDay(DENMARK).toEpochSecond();
      long end = day.plusDays(1).atStartOfDay(DENMARK).toEpochSecond();
      this.hours = new int[(int) ((end - start) / INTERVAL_SECONDS)];
      for (int i = 0; i < hours.length; i++) {
        hours[i] =
            java.time.Instant.ofEpochSecond(start + (long) i * INTERVAL_SECONDS)
                .atZone(DENMARK)
                .getHour();
      }
      this.delivery = day.plusDays(1).atTime(DELIVERY_HOUR, 0).toEpochSecond(ZoneOffset.UTC);
    }

    long write(Connection connection) throws SQLException {
      CopyIn copy = begin(connection, "meter_reading");
      CopyText rows = new CopyText(copy);
      for (int point = 0; point < options.points(); point++) {
        point(rows, point);
      }
      rows.flush();
      return copy.endCopy();
    }

    private void point(CopyText rows, int point) throws SQLException {
      long id = points.id(point);
      int daily = profile.dailyWh(point);
      int factor = profile.dayFactor(point, day);
      boolean charging = profile.charges(point, points.hasCharger(point), day);
      long updated = delivery + point % DELIVERY_SPREAD_SECONDS;
      long noise = 0;
      for (int i = 0; i < hours.length; i++) {
        if (i % 16 == 0) {
          noise = Draw.bits(options.seed() ^ start, point, i);
        }
        int wh = profile.wh(daily, factor, charging, hours[i], i, noise);
        long readAt = start + (long) i * INTERVAL_SECONDS;
        int fate = Draw.below(THOUSAND, options.seed() ^ readAt, point, 31);
        reading(rows, id, readAt, wh, updated, fate);
      }
    }

    private void reading(CopyText rows, long id, long readAt, int wh, long updated, int fate)
        throws SQLException {
      int left = fate - options.bad();
      if (left < 0) {
        row(
            rows,
            id,
            readAt,
            fate % 2 == 0 ? -wh - 1 : wh,
            fate % 2 == 0 ? MEASURED : UNKNOWN,
            updated);
        return;
      }
      boolean corrected = left < options.corrections();
      row(rows, id, readAt, corrected ? wh / 2 : wh, corrected ? ESTIMATED : MEASURED, updated);
      if (corrected) {
        row(rows, id, readAt, wh, CORRECTED, updated + 86_400);
      } else if (left < options.corrections() + options.duplicates()) {
        row(rows, id, readAt, wh, MEASURED, updated);
      }
    }

    private static void row(
        CopyText rows, long id, long readAt, int wh, byte[] quality, long updated)
        throws SQLException {
      rows.value(id)
          .moment(readAt)
          .value(INTERVAL_MINUTES)
          .thousandths(wh)
          .bytes(quality)
          .moment(updated)
          .endRow();
    }
  }
}
