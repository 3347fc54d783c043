package dk.elhus.forget;

import static dk.elhus.forget.MeteringNights.ANNA;
import static dk.elhus.forget.MeteringNights.ANNAS_POINT;
import static dk.elhus.forget.MeteringNights.BENT;
import static dk.elhus.forget.MeteringNights.BENTS_POINT;
import static dk.elhus.forget.MeteringNights.customer;
import static dk.elhus.forget.MeteringNights.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.clean.Cleaners;
import dk.elhus.job.LandedFolder;
import dk.elhus.job.ReplayRequest;
import dk.elhus.job.TestWarehouse.Load;
import dk.elhus.metering.Pseudonyms;
import dk.elhus.publish.JsonFile;
import dk.elhus.rebuild.Comparison;
import dk.elhus.rebuild.LandedInputs;
import dk.elhus.rebuild.Rebuild;
import dk.elhus.rebuild.RebuildRange;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import dk.elhus.trace.Lineage;
import dk.elhus.trace.TracedRevision.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetTest {
  private static final Consumer<String> SILENT = step -> {};

  /** The log of loads names places, so the nights are put back where they were loaded. */
  @TempDir static Path place;

  private static Path copy;
  private static Path folder;
  private MeteringNights nights;
  private int runs;

  @BeforeAll
  static void loadThemOnce() throws Exception {
    folder = place.resolve("elhus");
    copy = place.resolve("copy");
    MeteringNights.loadedIn(Files.createDirectory(folder));
    copyTree(folder, copy);
  }

  @BeforeEach
  void theNightsAsTheyWereLoaded() throws IOException {
    deleteTree(folder);
    copyTree(copy, folder);
    nights = MeteringNights.in(folder);
  }

  @Test
  void noFileNamesThePersonAnyMoreAndTheNoteSaysSoWithoutTheName() throws Exception {
    assertThat(filesWith("anna@example.dk")).isNotEmpty();

    Erasure erasure = forget(ANNA);

    assertThat(erasure.proven()).isTrue();
    assertThat(erasure.landed())
        .containsExactlyInAnyOrder(
            new Touched("customer/night=2026-01-06/part-0.avro", 1, 0),
            new Touched("customer/night=2026-01-07/part-0.avro", 2, 0),
            new Touched("customer/night=2026-01-08/part-0.avro", 1, 0),
            new Touched("metering_point/night=2026-01-06/part-0.avro", 0, 1),
            new Touched("metering_point/night=2026-01-07/part-0.avro", 0, 2));
    assertThat(erasure.partitions())
        .containsExactly(
            new Touched("customer updated_month=2026-01", 2, 0),
            new Touched("metering_point updated_month=2026-01", 0, 2),
            new Touched("personal_reject night=2026-01-07", 1, 1));
    assertThat(filesWith("anna@example.dk")).isEmpty();
    assertThat(nights.rowsNaming(ANNA)).isZero();
    assertThat(versions("restricted")).as("each partition has one version left").hasSize(3);
    assertThat(Files.readString(folder.resolve("erasures/forget-1.json")))
        .contains("\"customer_hash\":\"" + names().ofCustomer(ANNA) + "\"", "\"proven\":true")
        .doesNotContain("Anna", Long.toString(ANNA));
  }

  @Test
  void everybodyElseIsAsBeforeInEveryEditionAndThePointsStayWithoutTheirCustomer()
      throws Exception {
    List<String> bent = texts(Tables.CUSTOMER, BENT);
    List<Long> points = points();

    forget(ANNA);

    assertThat(texts(Tables.CUSTOMER, BENT)).isEqualTo(bent).isNotEmpty();
    assertThat(nights.house.rows(Tables.CUSTOMER)).hasSize(bent.size());
    assertThat(points()).isEqualTo(points).containsOnly(ANNAS_POINT, BENTS_POINT);
    assertThat(customersOf(nights.house.asOf(Tables.METERING_POINT, MeteringNights.FIRST)))
        .containsExactly(null, BENT);
    assertThat(customersOf(nights.house.current(Tables.METERING_POINT)))
        .containsExactly(null, BENT, null);
  }

  @Test
  void whatIsRejectedOfOthersStaysWhereItWasFoundAndAPointLosesTheNameOnly() throws Exception {
    Row bents = rejects("customer").stream().filter(ForgetTest::isOfBent).findFirst().orElseThrow();

    forget(ANNA);

    assertThat(rejects("customer")).extracting(Row::toString).containsExactly(bents.toString());
    assertThat(rejects("metering_point"))
        .singleElement()
        .satisfies(
            reject ->
                assertThat(reject.text("record"))
                    .contains("\"metering_point_id\":\"4711\"", "\"customer_id\":null"));
  }

  @Test
  void aReplayStillFindsTheRejectsOfOthersByTheirPlace() throws Exception {
    forget(ANNA);
    List<String> before = texts(Tables.PERSONAL_REJECT);
    for (String dataset : List.of("customer", "metering_point")) {
      new ReplayRequest(
              "again-" + dataset,
              dataset,
              LocalDate.parse(MeteringNights.SECOND),
              "test",
              Instant.parse("2026-01-07T13:00:00Z"))
          .write(nights.house.conf(), nights.house.layout());
    }

    Load load = nights.load(MeteringNights.SECOND);

    assertThat(load.counts("customer").rejected()).isEqualTo(1);
    assertThat(load.counts("metering_point").rejected()).isEqualTo(1);
    assertThat(load.counts("metering_point").duplicate()).isEqualTo(1);
    assertThat(texts(Tables.PERSONAL_REJECT)).isEqualTo(before);
  }

  @Test
  void aRebuildGivesWhatStands() throws Exception {
    forget(ANNA);

    assertRebuildGivesWhatStands("customer");
    assertRebuildGivesWhatStands("metering_point");
  }

  @Test
  void aPointIsTracedToTheSamePlaceOfItsFile() throws Exception {
    List<Long> before = tracedPositions();

    forget(ANNA);

    assertThat(tracedPositions()).isEqualTo(before).hasSize(2);
  }

  private List<Long> tracedPositions() throws Exception {
    KeyFilter points = KeyFilter.ofWords(Tables.METERING_POINT, List.of("" + BENTS_POINT));
    return new Lineage(nights.house.conf(), nights.house.layout())
        .trace(points, 10).stream()
            .map(revision -> revision.origin().orElseThrow())
            .peek(origin -> assertThat(origin.sound()).as("%s", origin.path()).isTrue())
            .map(Origin::position)
            .toList();
  }

  @Test
  void theNextLoadReadsWhatWaitedWithoutThePersonAndLearnsWhoComesAfter() throws Exception {
    forget(ANNA);
    nights.points(MeteringNights.THIRD, point(ANNAS_POINT, BENT, "2026-01-07T18:00:00Z"));

    Load load = nights.load(MeteringNights.THIRD);

    assertThat(load.clean().counts())
        .extracting(counts -> counts.dataset() + counts.read())
        .containsExactly("metering_point1");
    assertThat(nights.rowsNaming(ANNA)).isZero();
    assertThat(customersOf(nights.house.current(Tables.METERING_POINT)))
        .containsExactlyInAnyOrder(null, BENT, null, BENT);
    nights.customers(
        "2026-01-09", customer(BENT, "Bent", "bent@example.dk", "2026-01-08T18:00:00Z"));
    assertThat(nights.load("2026-01-09").counts("customer").added()).isEqualTo(1);
  }

  @Test
  void afterOneAnotherOfTheSameFilesIsForgottenToo() throws Exception {
    forget(ANNA);

    Erasure second = forget(BENT);

    assertThat(second.proven()).isTrue();
    assertThat(nights.house.rows(Tables.CUSTOMER)).isEmpty();
    assertThat(customersOf(nights.house.rows(Tables.METERING_POINT)))
        .containsOnlyNulls()
        .hasSize(3);
    assertThat(nights.house.tree("landing/customer/night=2026-01-06"))
        .containsExactly("_SUCCESS", "erased.json", "manifest.json", "part-0.erased-2.avro");
    assertRebuildGivesWhatStands("customer");
  }

  private void assertRebuildGivesWhatStands(String table) throws Exception {
    RebuildRange range =
        new RebuildRange(table, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
    Comparison found =
        new Rebuild(nights.house.conf(), nights.house.layout(), "rebuild-" + ++runs, range, SILENT)
            .compare(5);
    assertThat(found.identical()).as("%s", found.partitions()).isTrue();
  }

  @Test
  void forgettingTwiceFindsNothingMoreAndProvesItAgain() throws Exception {
    forget(ANNA);
    Map<String, String> before = nights.hive.locations();

    Erasure again = forget(ANNA);

    assertThat(again.proven()).isTrue();
    assertThat(again.landed()).isEmpty();
    assertThat(again.partitions()).isEmpty();
    assertThat(nights.hive.locations()).isEqualTo(before);
    assertThat(nights.house.log().records()).hasSize(3);
  }

  /** A killed process keeps its lock until the lease ends; here it is over at once. */
  @Test
  void killedBeforeAnyStepTheSameCommandDoesTheRest() throws Exception {
    List<String> steps = new ArrayList<>();
    forget(ANNA, steps::add);
    List<String> forgotten = everyRow();
    SortedSet<Integer> deaths = firstAndLastOfEachKind(steps);
    assertThat(deaths).hasSizeGreaterThan(20);
    for (int death : deaths) {
      String when = "died before " + steps.get(death);
      theNightsAsTheyWereLoaded();
      dieBefore(death);
      assertThat(landedRecords()).as(when).isBetween(6L, 10L);

      Erasure erasure = forget(ANNA);

      assertThat(erasure.proven()).as(when).isTrue();
      assertThat(filesWith("anna@example.dk")).as(when).isEmpty();
      assertThat(everyRow()).as(when).isEqualTo(forgotten);
      assertThat(landedRecords()).as(when).isEqualTo(6);
      assertThat(versions("restricted")).as(when).hasSize(3);
      assertThat(folder.resolve("publish-pending")).as(when).doesNotExist();
    }
  }

  /** Steps that differ only in the file or partition that they are about are of one kind. */
  private static SortedSet<Integer> firstAndLastOfEachKind(List<String> steps) {
    Map<String, Integer> first = new HashMap<>();
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String kind = steps.get(i).replaceAll("\\S*[/=]\\S*", "…");
      first.putIfAbsent(kind, i);
      last.put(kind, i);
    }
    SortedSet<Integer> both = new TreeSet<>(first.values());
    both.addAll(last.values());
    return both;
  }

  private void dieBefore(int number) {
    List<String> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                forget(
                    ANNA,
                    step -> {
                      seen.add(step);
                      if (seen.size() == number + 1) {
                        throw new UncheckedIOException(new IOException("killed"));
                      }
                    }))
        .isInstanceOf(UncheckedIOException.class);
  }

  private List<String> everyRow() throws IOException {
    List<String> rows = new ArrayList<>();
    for (TableSpec table : Person.TABLES) {
      rows.addAll(texts(table));
    }
    return rows;
  }

  /** Records of both datasets; every file must have the checksum that its folder says. */
  private long landedRecords() throws IOException {
    FileSystem files = FileSystem.getLocal(nights.house.conf());
    long records = 0;
    for (String dataset : Person.datasets()) {
      var landing = new org.apache.hadoop.fs.Path(nights.house.layout().landing(dataset));
      for (FileStatus night : files.listStatus(landing)) {
        LandedFolder landed =
            LandedFolder.read(
                files,
                Cleaners.of(dataset).orElseThrow(),
                LocalDate.parse(night.getPath().getName().substring("night=".length())),
                night.getPath());
        LandedInputs.verify(files, landed);
        records += landed.manifest().rows();
      }
    }
    return records;
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void deleteTree(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void whatWouldBeTouchedIsListedAndNothingIsChanged() throws Exception {
    Map<String, FileTime> before = everything();

    List<Touched> found = forgetting(ANNA, SILENT).find();

    assertThat(found).hasSize(8).extracting(Touched::place).doesNotHaveDuplicates();
    assertThat(found.toString()).doesNotContain("Anna", Long.toString(ANNA));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void anImportUnderWayIsWaitedFor() throws Exception {
    Path sqoop = Files.createDirectories(folder.resolve("incoming/sqoop/0000007-W"));

    assertThatThrownBy(() -> forget(ANNA))
        .hasMessageContaining("an import of the metering database is under way since")
        .hasMessageContaining("wait until the night has ended");
    assertThat(filesWith("anna@example.dk")).isNotEmpty();

    Files.setLastModifiedTime(sqoop, FileTime.from(Instant.parse("2026-01-06T00:00:00Z")));
    assertThat(forget(ANNA).copiesRemoved()).isEqualTo(1);
    assertThat(sqoop).doesNotExist();
  }

  @Test
  void copiesInScratchGoAtOnce() throws Exception {
    Path copy = Files.createDirectories(folder.resolve("scratch/rebuild-x")).resolve("part.avro");
    Files.copy(folder.resolve("landing/customer/night=2026-01-06/part-0.avro"), copy);
    Path kept = Files.createDirectories(folder.resolve("scratch/rebuild-y"));
    Files.writeString(kept.resolve("plan.json"), "{\"customer_id\":10000071}");

    assertThat(forget(ANNA).copiesRemoved()).isEqualTo(1);

    assertThat(copy.getParent()).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void aCopyThatNobodyKnowsOfIsFoundAndNamed() throws Exception {
    Files.createDirectories(folder.resolve("copies"));
    Files.writeString(
        folder.resolve("copies/mine.json"),
        "x".repeat(65_530) + "\"customer_id\": \"" + ANNA + "\"");
    Files.writeString(folder.resolve("copies/other.json"), "\"customer_id\":" + ANNA + "1");

    Erasure erasure = forget(ANNA);

    assertThat(erasure.proven()).isFalse();
    assertThat(erasure.occurrences()).isEqualTo(1);
    assertThat(erasure.holding()).containsExactly(folder.resolve("copies/mine.json").toString());
    assertThat(
            JsonFile.read(
                    FileSystem.getLocal(nights.house.conf()),
                    new org.apache.hadoop.fs.Path(
                        nights.house.layout().erasures() + "/forget-1.json"),
                    Erasure.class)
                .orElseThrow())
        .isEqualTo(erasure);
  }

  @Test
  void theRightOfAnotherRunToLoadIsRespected() throws Exception {
    var other =
        dk.elhus.action.LoadArguments.parse(
            "--root", nights.house.layout().root(), "--night=2026-01-08", "--run=other");
    try (var lock = dk.elhus.publish.LoadLock.take(nights.house.conf(), other, "clean")) {
      assertThatThrownBy(() -> forget(ANNA)).hasMessageContaining("run other (night 2026-01-08)");
      lock.check();
    }
    assertThat(filesWith("anna@example.dk")).isNotEmpty();
  }

  private Erasure forget(long customer) throws Exception {
    return forget(customer, SILENT);
  }

  private Erasure forget(long customer, Consumer<String> progress) throws Exception {
    return forgetting(customer, progress).forget(names(), false);
  }

  private Forget forgetting(long customer, Consumer<String> progress) throws IOException {
    return new Forget(
        nights.house.conf(),
        nights.house.layout(),
        "forget-" + ++runs,
        customer,
        nights.readers(progress),
        Clock.systemUTC(),
        progress);
  }

  private static Pseudonyms names() throws IOException {
    return Pseudonyms.ofKey("a key of enough bytes".getBytes(StandardCharsets.UTF_8));
  }

  private List<String> texts(TableSpec table) throws IOException {
    return nights.house.rows(table).stream().map(Row::toString).sorted().toList();
  }

  private List<String> texts(TableSpec table, long customer) throws IOException {
    return texts(table).stream().filter(row -> row.contains("customer_id=" + customer)).toList();
  }

  private List<Long> points() throws IOException {
    return nights.house.rows(Tables.METERING_POINT).stream()
        .map(row -> row.number("metering_point_id"))
        .toList();
  }

  private static List<Long> customersOf(List<Row> points) {
    return points.stream()
        .map(row -> row.isNull("customer_id") ? null : row.number("customer_id"))
        .toList();
  }

  private List<Row> rejects(String dataset) throws IOException {
    return nights.house.rows(Tables.PERSONAL_REJECT).stream()
        .filter(row -> row.text("dataset").equals(dataset))
        .toList();
  }

  private static boolean isOfBent(Row reject) {
    return reject.text("record").contains(Long.toString(BENT));
  }

  private List<String> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file.toString());
        }
      }
      return found;
    }
  }

  /** Folders of versions. */
  private List<String> versions(String below) throws IOException {
    return nights.house.tree(below).stream()
        .map(file -> file.substring(0, file.lastIndexOf('/')))
        .distinct()
        .toList();
  }

  private Map<String, FileTime> everything() throws IOException {
    Map<String, FileTime> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        all.put(file.toString(), Files.getLastModifiedTime(file));
      }
    }
    return all;
  }
}
