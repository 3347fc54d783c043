package dk.elhus.forget;

import dk.elhus.action.LoadArguments;
import dk.elhus.job.TestWarehouse;
import dk.elhus.publish.LocalHive;
import dk.elhus.publish.PublishException;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Two nights of a small metering database, loaded, and a third that waits. Anna pays for a point
 * and moves; Bent pays for another. Of each comes a record that is no valid row, and a point that
 * is none names Anna.
 */
public final class MeteringNights {
  public static final long ANNA = 1_000_007;
  public static final long BENT = 1_000_008;
  public static final long ANNAS_POINT = 571_313_100_000_000_012L;
  public static final long BENTS_POINT = 571_313_100_000_000_029L;
  static final String FIRST = "2026-01-06";
  static final String SECOND = "2026-01-07";
  static final String THIRD = "2026-01-08";

  private static final Schema MOMENT =
      Schema.createUnion(
          Schema.create(Schema.Type.NULL),
          LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)));
  private static final Schema CUSTOMER =
      SchemaBuilder.record("customer")
          .fields()
          .optionalLong("customer_id")
          .optionalString("name")
          .optionalString("street_address")
          .optionalString("postal_code")
          .optionalString("town")
          .optionalString("email")
          .name("updated_at")
          .type(MOMENT)
          .withDefault(null)
          .endRecord();
  private static final Schema POINT =
      SchemaBuilder.record("metering_point")
          .fields()
          .optionalLong("metering_point_id")
          .optionalLong("customer_id")
          .optionalInt("municipality_code")
          .optionalString("price_area")
          .optionalLong("grid_company_gln")
          .optionalBoolean("has_ev_charger")
          .name("valid_from")
          .type(MOMENT)
          .withDefault(null)
          .name("valid_to")
          .type(MOMENT)
          .withDefault(null)
          .name("updated_at")
          .type(MOMENT)
          .withDefault(null)
          .endRecord();

  public final TestWarehouse house;
  final LocalHive hive;

  private MeteringNights(Path folder) {
    house = new TestWarehouse(folder);
    hive = new LocalHive(house.conf());
  }

  /** The nights as they lie in a folder, or what became of them. */
  static MeteringNights in(Path folder) {
    return new MeteringNights(folder);
  }

  /** Lands and loads them in an empty folder. */
  public static MeteringNights loadedIn(Path folder) throws Exception {
    MeteringNights nights = new MeteringNights(folder);
    nights.land();
    return nights;
  }

  private void land() throws Exception {
    customers(
        FIRST,
        customer(BENT, "Bent", "bent@example.dk", "2026-01-05T18:00:00Z"),
        customer(ANNA, "Anna", "anna@example.dk", "2026-01-05T18:00:00Z"));
    points(
        FIRST,
        point(ANNAS_POINT, ANNA, "2026-01-05T18:00:00Z"),
        point(BENTS_POINT, BENT, "2026-01-05T18:00:00Z"));
    load(FIRST);
    customers(
        SECOND,
        customer(ANNA, "Anna who moved", "anna@example.dk", "2026-01-06T18:00:00Z"),
        customer(ANNA, "Anna", "anna at example", "2026-01-06T19:00:00Z"),
        customer(BENT, "Bent", "bent at example", "2026-01-06T19:00:00Z"));
    points(
        SECOND,
        point(4711, ANNA, "2026-01-06T18:00:00Z"),
        point(BENTS_POINT, ANNA, "2026-01-06T18:00:00Z"));
    load(SECOND);
    customers(THIRD, customer(ANNA, "Anna again", "anna@example.dk", "2026-01-07T18:00:00Z"));
  }

  void customers(String night, GenericRecord... records) throws Exception {
    land("customer", night, CUSTOMER, records);
  }

  void points(String night, GenericRecord... records) throws Exception {
    land("metering_point", night, POINT, records);
  }

  private void land(String dataset, String night, Schema schema, GenericRecord... records)
      throws Exception {
    String start = LocalDate.parse(night).minusDays(1) + "T12:00:00Z";
    house.land(dataset, night, night, start, night + "T12:00:00Z", schema, List.of(records));
  }

  TestWarehouse.Load load(String night) throws Exception {
    TestWarehouse.Load load = house.stage(night, "load-" + (house.log().lastSequence() + 1));
    LoadArguments run =
        new LoadArguments(house.layout(), load.clean().night(), load.clean().runId());
    hive.publish(run, step -> {});
    return load;
  }

  /** Hive as the publisher of these nights knows it; queries read what the log says stands. */
  public Readers readers(Consumer<String> progress) {
    return new Readers() {
      @Override
      public String publish(LoadArguments run) throws IOException, SQLException, PublishException {
        return hive.publish(run, progress);
      }

      @Override
      public int purge(LoadArguments run, Set<TableSpec> tables) throws IOException, SQLException {
        return hive.purge(run, tables, progress);
      }

      @Override
      public long naming(long customer) {
        try {
          return rowsNaming(customer);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** Rows of all tables in whose text the number stands. */
  long rowsNaming(long customer) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (TableSpec table :
        List.of(Tables.CUSTOMER, Tables.METERING_POINT, Tables.PERSONAL_REJECT)) {
      rows.addAll(house.rows(table));
    }
    return rows.stream().filter(row -> row.toString().contains(Long.toString(customer))).count();
  }

  static GenericRecord customer(long id, String name, String email, String updated) {
    GenericRecord customer = new GenericData.Record(CUSTOMER);
    customer.put("customer_id", id);
    customer.put("name", name);
    customer.put("street_address", "Vestergade " + id);
    customer.put("postal_code", "9000");
    customer.put("town", "Aalborg");
    customer.put("email", email);
    customer.put("updated_at", Instant.parse(updated).toEpochMilli());
    return customer;
  }

  static GenericRecord point(long id, long customer, String updated) {
    GenericRecord point = new GenericData.Record(POINT);
    point.put("metering_point_id", id);
    point.put("customer_id", customer);
    point.put("municipality_code", 851);
    point.put("price_area", "DK1");
    point.put("grid_company_gln", 5_790_001_089_030L);
    point.put("has_ev_charger", true);
    point.put("valid_from", LocalDate.parse("2020-03-01").toEpochDay() * 86_400_000L);
    point.put("updated_at", Instant.parse(updated).toEpochMilli());
    return point;
  }
}
