package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.ingest.DatasetDescriptor.ColumnKind;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new source, by the recipe of the README: ToyTemperature, a temperature per town and hour. */
class ToySourceTest {
  private static final Path PROJECT = Path.of("..");
  private static final String BUNDLE = "oozie-workflows/apps/bundle.xml";
  private static final String LOAD = "oozie-workflows/apps/load/coordinator.xml";

  @TempDir Path home;
  private final Map<String, ColumnKind> columns = new LinkedHashMap<>();
  private SourceSkeleton skeleton;

  @BeforeEach
  void copyOfTheProjectAndTheColumnsOfTheToy() throws Exception {
    for (String folder : List.of("ingest-scripts/datasets", "mapreduce/src/main/avro")) {
      Files.createDirectories(home.resolve(folder));
    }
    Files.createDirectories(home.resolve(LOAD).getParent());
    for (String file : List.of(BUNDLE, LOAD)) {
      Files.copy(PROJECT.resolve(file), home.resolve(file));
    }
    columns.put("HourUTC", ColumnKind.TIME);
    columns.put("HourDK", ColumnKind.TIME);
    columns.put("Town", ColumnKind.TEXT);
    columns.put("Celsius", ColumnKind.NUMBER);
    skeleton = new SourceSkeleton("ToyTemperature", columns);
  }

  @Test
  void theSkeletonIsADescriptorThatCanBeReadAtOnce() throws Exception {
    List<Path> written = skeleton.write(home);

    assertThat(written).allSatisfy(file -> assertThat(home.resolve(file)).isRegularFile());
    DatasetDescriptor toy = toy();
    assertThat(toy.timeColumn()).isEqualTo("HourUTC");
    assertThat(toy.keyColumns()).containsExactly("HourUTC", "Town");
    assertThat(toy.columnKinds()).isEqualTo(columns);
    assertThat(home.resolve("hive-ddl/examples.txt"))
        .content()
        .contains("town | - | A", "celsius | as the source says | 1.5");
  }

  @Test
  void theLandedSchemaFitsTheDescriptor() throws Exception {
    skeleton.write(home);

    // the schema of this test's class path is what the recipe writes
    try (var onClassPath = getClass().getResourceAsStream("/avro/ToyTemperature.avsc")) {
      assertThat(home.resolve("mapreduce/src/main/avro/ToyTemperature.avsc"))
          .hasContent(new String(onClassPath.readAllBytes(), StandardCharsets.UTF_8));
    }
    LandedSchema.of(toy());
  }

  @Test
  void itsNightIsPulledByTheSamePullerAsAnyOther() throws Exception {
    skeleton.write(home);
    try (ScriptedSource source = new ScriptedSource();
        VirtualTime time = new VirtualTime("2025-10-26T20:00:00Z")) {
      source.then(
          ScriptedSource.page(
              "ToyTemperature",
              1,
              """
              {"HourUTC":"2025-10-25T10:00:00","HourDK":"2025-10-25T12:00:00",\
              "Town":"Skagen","Celsius":9.5}"""));
      PullOptions options =
          PullOptions.parse(
                  "--dataset=ToyTemperature",
                  "--night=2025-10-26",
                  "--root=" + home,
                  "--run=r",
                  "--clock=nominal",
                  "--source-url=" + source.url())
              .orElseThrow();

      PullOutcome outcome =
          new Pull(
                  options,
                  toy(),
                  org.apache.hadoop.fs.FileSystem.get(Night.localFiles()),
                  time,
                  time)
              .run();

      assertThat(outcome.manifest().orElseThrow().rows()).isEqualTo(1);
      assertThat(source.requests().get(0))
          .startsWith("/dataset/ToyTemperature?start=2025-10-18T00:00&end=2025-10-26T00:00&sort=");
    }
  }

  @Test
  void theBundlePullsItAndTheLoadWaitsForIt() throws Exception {
    skeleton.write(home);

    for (String file : List.of(BUNDLE, LOAD)) {
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(home.resolve(file).toFile()))
          .isNotNull();
    }
    assertThat(Files.readString(home.resolve(BUNDLE)))
        .contains("<coordinator name=\"ingest-ToyTemperature\">");
    assertThat(Files.readString(home.resolve(LOAD)))
        .contains("dataset name=\"settled-ToyTemperature\"")
        .contains("<data-in name=\"toyTemperature\" dataset=\"settled-ToyTemperature\">");
  }

  @Test
  void nothingThatIsThereIsWrittenOver() throws Exception {
    skeleton.write(home);

    assertThatThrownBy(() -> skeleton.write(home))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage("ingest-scripts/datasets/ToyTemperature.yaml");
  }

  @Test
  void aDatasetWithoutATimeIsRefused() {
    assertThatThrownBy(() -> new SourceSkeleton("Toy", Map.of("Town", ColumnKind.TEXT)))
        .hasMessageContaining("no column is a time");
  }

  @Test
  void checkingItTellsEachDifferenceFromWhatTheSourceHasNow() throws Exception {
    skeleton.write(home);
    try (ScriptedSource source = new ScriptedSource()) {
      source.then(
          ScriptedSource.json(
              """
              {"title":"Toy","description":"A toy","columns":[
                {"dbColumn":"HourUTC","dataType":"datetime"},
                {"dbColumn":"City","dataType":"nvarchar"},
                {"dbColumn":"Town2","dataType":"text"},
                {"dbColumn":"Celsius","dataType":"text"},
                {"dbColumn":"Wind","dataType":"decimal"}]}"""),
          ScriptedSource.page("ToyTemperature", 1, "{\"Celsius\":\"9,5\"}"));

      List<SourceCheck.Finding> findings =
          SourceCheck.check(toy(), URI.create(source.url()), LocalDate.parse("2025-10-26"));

      assertThat(source.requests())
          .containsExactly(
              "/meta/dataset/ToyTemperature",
              "/dataset/ToyTemperature?start=2025-10-18T00:00&end=2025-10-26T00:00"
                  + "&sort=HourUTC desc&limit=1");
      assertThat(findings)
          .extracting(finding -> finding.kind() + " " + finding.column())
          .containsExactly(
              "MISSING HourDK", "RENAMED Town", "RETYPED Celsius", "NEW City", "NEW Wind");
      assertThat(findings.get(1).message()).startsWith("is probably Town2 now");
      assertThat(findings.get(2).message()).isEqualTo("was a number, is a text");
    }
  }

  @Test
  void aRetiredDatasetIsToldEvenWhenItsColumnsAreRight() {
    Map<String, Optional<ColumnKind>> record = new LinkedHashMap<>();
    columns.forEach((column, kind) -> record.put(column, Optional.of(kind)));
    Metadata metadata = new Metadata("Toy (discontinued)", "", Map.of());

    List<SourceCheck.Finding> findings = SourceCheck.compare(descriptor(), metadata, record);

    assertThat(findings)
        .singleElement()
        .extracting(SourceCheck.Finding::kind)
        .isEqualTo(SourceCheck.Kind.RETIRED);
  }

  private DatasetDescriptor descriptor() {
    return DescriptorReader.read("ToyTemperature.yaml", new StringReader(skeleton.descriptor()));
  }

  private DatasetDescriptor toy() throws Exception {
    Path file = home.resolve("ingest-scripts/datasets/ToyTemperature.yaml");
    return DescriptorReader.read("ToyTemperature.yaml", new StringReader(Files.readString(file)));
  }
}
