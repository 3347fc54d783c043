package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.action.OozieAction;
import dk.elhus.cli.Cli;
import dk.elhus.job.ReplayRequest;
import dk.elhus.landing.Layout;
import dk.elhus.rebuild.Comparison;
import dk.elhus.rebuild.Rebuild;
import dk.elhus.rebuild.RebuildRange;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A customer is forgotten on the real stack")
@ExtendWith(LoadedWarehouse.class)
class ForgetIT {
  private static final List<String> PERSONAL = List.of("customer", "metering_point");
  private static final String FIRST = "SET elhus.edition=" + LoadedWarehouse.FIRST_NIGHT;
  private static final String COUNTS =
      "SELECT * FROM elhus.metering_point_count ORDER BY 1, 2, 3, 4, 5";
  private static final String OTHERS =
      "SELECT SUM(HASH(customer_id, updated_utc, name, email)), COUNT(*)"
          + " FROM elhus_restricted.customer WHERE customer_id <> ";

  private final LoadedWarehouse warehouse;
  private final MeteringSource source;
  private final Layout layout;

  ForgetIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.source = warehouse.source();
    this.layout = new Layout(warehouse.settings().root());
  }

  @Test
  void aCustomerIsForgottenEverywhereAndNobodyElseIs(@TempDir Path work) throws Exception {
    removeImportsOfDeadRuns();
    String customer = aQuietCustomer();
    String email = source.ask("select email from customer where customer_id = " + customer).get(0);
    String point =
        source
            .ask(
                "select min(metering_point_id) from metering_point where customer_id = " + customer)
            .get(0);
    List<String> counts = warehouse.ask(COUNTS);
    List<String> others = warehouse.ask(OTHERS + customer);
    String points = warehouse.ask(pointsOf(null)).get(0);
    assertThat(filesWith(email)).as("files with the address, before").isNotEmpty();

    assertThat(warehouse.must("forget", customer, "--dry-run"))
        .contains("customer/night=" + LoadedWarehouse.FIRST_NIGHT, "metering_point updated_month=")
        .doesNotContain(email);
    Cli.Result refused = warehouse.cli().type("forget", customer);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("the source database still has this customer");
    deleteAtSource(customer);

    String said = warehouse.must("forget", customer);

    assertThat(said).contains("forgotten:", "nothing names the person").doesNotContain(email);
    assertThat(filesWith(email)).isEmpty();
    assertThat(warehouse.ask(COUNTS)).isEqualTo(counts);
    assertThat(warehouse.ask(OTHERS + customer)).isEqualTo(others);
    assertThat(warehouse.ask(pointsOf(null))).containsExactly(points);
    assertThat(warehouse.ask(pointsOf(customer))).containsExactly("0");
    assertThat(
            warehouse.ask(
                FIRST,
                "SELECT COUNT(*) FROM elhus_restricted.customer_period WHERE customer_id = "
                    + customer))
        .containsExactly("0");
    assertThat(
            warehouse.ask(
                FIRST,
                "SELECT DISTINCT customer_id, name, email, municipality_code > 0"
                    + " FROM elhus_restricted.metering_point_customer WHERE metering_point_id = "
                    + point))
        .containsExactly("null null null true");
    assertThat(
            warehouse.ask(
                "SELECT proven, occurrences + occurrences_in_hive, LENGTH(customer_hash),"
                    + " still_at_source, SIZE(landed) > 0, SIZE(partitions) > 1,"
                    + " records_searched > 100 FROM elhus_ops.erasure ORDER BY ended_at DESC LIMIT 1"))
        .containsExactly("true 0 64 false true true true");
    whatComesAfterFindsTheLandedFilesSound(customer, work);
  }

  /** A rebuild and a load that read the rewritten files once more; nothing of them is new. */
  private void whatComesAfterFindsTheLandedFilesSound(String customer, Path work) throws Exception {
    String all = "SELECT COUNT(*) FROM elhus_restricted.";
    List<String> rows = warehouse.ask(all + "customer");
    try (DirectLoads loads = new DirectLoads(warehouse, work)) {
      Configuration conf = OozieAction.configuration();
      for (String table : PERSONAL) {
        Rebuild rebuild =
            new Rebuild(
                conf,
                layout,
                "rebuild-after-" + table,
                new RebuildRange(table, LocalDate.of(2025, 12, 1), LocalDate.of(2026, 1, 31)),
                words -> {});
        Comparison found = rebuild.compare(3);
        rebuild.discard();
        assertThat(found.toPublish()).as("%s", found.partitions()).isZero();
        new ReplayRequest(
                "after-forget-" + table,
                table,
                LocalDate.parse(LoadedWarehouse.FIRST_NIGHT),
                "test",
                Instant.now())
            .write(conf, layout);
      }
      String night = warehouse.nextNight();
      loads.stage(night, "after-forget");
      loads.publish(night, "after-forget");
    }
    assertThat(warehouse.ask(all + "customer")).isEqualTo(rows);
    assertThat(warehouse.ask(pointsOf(customer))).containsExactly("0");
    assertThat(
            warehouse.ask(
                "SELECT dataset, duplicate = records_read AND records_read > 100"
                    + " FROM elhus_ops.load_count WHERE run_id = 'after-forget'"
                    + " AND dataset IN ('customer', 'metering_point') ORDER BY dataset"))
        .containsExactly("customer true", "metering_point true");
  }

  /** What tests of faults may have left; no night is running here. */
  private void removeImportsOfDeadRuns() throws IOException {
    try (FileSystem fs = warehouse.settings().fileSystem()) {
      fs.delete(new org.apache.hadoop.fs.Path(layout.incoming("sqoop", "any")).getParent(), true);
    }
  }

  /** One that no other test asks for: neither customer of the point that moved. */
  private String aQuietCustomer() throws SQLException {
    return source
        .ask(
            "select customer_id from metering_point where customer_id not in ("
                + source.before().split(" ")[3]
                + ", "
                + source.after().split(" ")[3]
                + ") order by customer_id limit 1")
        .get(0);
  }

  /** The points go to somebody else, in the words that other tests know: without a new version. */
  private void deleteAtSource(String customer) throws SQLException {
    source.run(
        "update metering_point set customer_id = "
            + source.after().split(" ")[3]
            + " where customer_id = "
            + customer);
    source.run("delete from customer where customer_id = " + customer);
  }

  private static String pointsOf(String customer) {
    return "SELECT COUNT(*) FROM elhus_restricted.metering_point"
        + (customer == null ? "" : " WHERE customer_id = " + customer);
  }

  /** The files below the root in which a text stands, unpacked where they are packed. */
  private List<String> filesWith(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (FileSystem fs = warehouse.settings().fileSystem()) {
      RemoteIterator<LocatedFileStatus> files =
          fs.listFiles(new org.apache.hadoop.fs.Path(layout.root()), true);
      while (files.hasNext()) {
        org.apache.hadoop.fs.Path file = files.next().getPath();
        if (!file.getName().endsWith(".jar") && holds(fs, file, text)) {
          found.add(file.toUri().getPath());
        }
      }
    }
    return found;
  }

  private boolean holds(FileSystem fs, org.apache.hadoop.fs.Path file, String text)
      throws IOException {
    String path = file.toUri().getPath();
    if (path.endsWith(".avro") && PERSONAL.stream().anyMatch(path::contains)) {
      return avro(fs, file, text);
    }
    if (path.endsWith(".orc") && path.startsWith(layout.restricted())) {
      return orc(fs, file, text);
    }
    try (var in = fs.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(text);
    }
  }

  private static boolean avro(FileSystem fs, org.apache.hadoop.fs.Path file, String text)
      throws IOException {
    try (DataFileReader<GenericRecord> records =
        new DataFileReader<>(new FsInput(file, fs), new GenericDatumReader<>())) {
      while (records.hasNext()) {
        if (records.next().toString().contains(text)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean orc(FileSystem fs, org.apache.hadoop.fs.Path file, String text)
      throws IOException {
    org.apache.hadoop.fs.Path partition = file.getParent().getParent();
    TableSpec table = Tables.named(partition.getParent().getName());
    List<String> found = new ArrayList<>();
    OrcRows.forEach(
        fs,
        file,
        table,
        table.partitionOf(partition.getName()),
        row -> {
          if (row.toString().contains(text)) {
            found.add(text);
          }
        });
    return !found.isEmpty();
  }
}
