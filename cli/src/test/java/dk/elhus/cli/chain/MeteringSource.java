package dk.elhus.cli.chain;

import dk.elhus.cli.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The metering database of the chain test: seeded before the first night, and changed before the
 * second, as people move.
 */
final class MeteringSource {
  static final int POINTS = 500;

  /** A point that moves to Aalborg, to another customer, and gets a charger or loses it. */
  static final int AALBORG = 851;

  private static final String CHANGED = "timestamp '2026-01-06 09:00:00'";
  private static final String NEW_STREET = "Ny Strandvej 77";
  private static final String OWNER = "elhus";

  private final Settings settings;
  private long movedPoint;
  private String before;
  private String after;

  MeteringSource(Settings settings) {
    this.settings = settings;
  }

  /** Types what fills it. */
  static String[] seed() {
    return new String[] {
      "sandbox",
      "seed",
      "--points",
      Integer.toString(POINTS),
      "--days",
      "2",
      "--from",
      "2026-01-04",
      "--bad",
      "2",
      "--duplicates",
      "5"
    };
  }

  /** A point and its new customer change, and a customer comes who has no e-mail address. */
  void peopleMove() throws SQLException {
    movedPoint =
        Long.parseLong(
            ask("select metering_point_id from metering_point where municipality_code <> "
                    + AALBORG
                    + " and has_ev_charger order by metering_point_id limit 1")
                .get(0));
    before = pointAndCustomer();
    run(
        "update metering_point set municipality_code = "
            + AALBORG
            + ", price_area = 'DK1', grid_company_gln = 5790001089030, has_ev_charger = false,"
            + " customer_id = (select max(customer_id) from customer), updated_at = "
            + CHANGED
            + " where metering_point_id = "
            + movedPoint);
    run(
        "update customer set street_address = '"
            + NEW_STREET
            + "', updated_at = "
            + CHANGED
            + " where customer_id = (select max(customer_id) from customer)");
    after = pointAndCustomer();
    run(
        "insert into customer values (9999999, 'Nobody Nowhere', 'Ingen Vej 0', '0999', 'Intetby',"
            + " 'nobody', "
            + CHANGED
            + ")");
  }

  long movedPoint() {
    return movedPoint;
  }

  /** Municipality, grid company, charger (1 or 0), customer and street of the point that moved. */
  String before() {
    return before;
  }

  String after() {
    return after;
  }

  private String pointAndCustomer() throws SQLException {
    return ask("select municipality_code, grid_company_gln, has_ev_charger::int, c.customer_id,"
            + " street_address from metering_point join customer c using (customer_id)"
            + " where metering_point_id = "
            + movedPoint)
        .get(0);
  }

  /**
   * Count and sum in kWh of the readings that are valid, the newest of each point and time.
   *
   * @param end moment up to which they had arrived
   */
  String validReadings(String end) throws SQLException {
    return ask("select count(*), sum(kwh) from (select distinct on (metering_point_id, read_at) kwh"
            + " from meter_reading where updated_at < '"
            + end
            + "' and kwh >= 0 and quality <> 'X99'"
            + " order by metering_point_id, read_at, updated_at desc) newest")
        .get(0);
  }

  /** Everything in it that tells of a person. */
  Set<String> personal() throws SQLException {
    Set<String> personal = new HashSet<>();
    personal.addAll(ask("select name from customer"));
    personal.addAll(ask("select street_address from customer"));
    personal.addAll(ask("select email from customer where email <> 'nobody'"));
    personal.addAll(ask("select metering_point_id from metering_point"));
    return personal;
  }

  /** The rows of a query, cells parted by a blank. */
  List<String> ask(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      return Rows.of(found);
    }
  }

  void run(String change) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  /** As the database's owner; Sqoop's user may change nothing here. */
  private Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.databaseUrl(), OWNER, OWNER);
  }
}
