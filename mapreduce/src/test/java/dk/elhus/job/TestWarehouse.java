package dk.elhus.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.action.LoadArguments;
import dk.elhus.audit.Measure;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.landing.Sha256;
import dk.elhus.publish.Edition;
import dk.elhus.publish.Fence;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * A warehouse in a folder of the local file system, loaded by Hadoop's local job runner: lands
 * nights, loads them, and reads what they left.
 */
public final class TestWarehouse {
  /** What the two jobs of a load said. */
  public record Load(StageResult clean, StageResult aggregate) {
    boolean changedAnything() {
      return clean.changesAnything() || aggregate.changesAnything();
    }

    public StageResult.DatasetCounts counts(String dataset) {
      return clean.counts().stream()
          .filter(counts -> counts.dataset().equals(dataset))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Nobody else loads the warehouse of a test. */
  private static final Fence ALONE = () -> {};

  private final Path root;
  private final Layout layout;
  private final Configuration conf = new Configuration(false);
  private int runs;
  private String fetchedAt;

  public TestWarehouse(Path root) {
    this.root = root;
    this.layout = new Layout(root.toUri().toString());
    for (String resource : List.of("core-default.xml", "mapred-default.xml")) {
      conf.addResource(resource);
    }
    conf.set("hadoop.tmp.dir", root.resolve("hadoop-tmp").toString());
    conf.set("mapreduce.framework.name", "local");
    conf.setInt("mapreduce.task.io.sort.mb", 16);
  }

  public Configuration conf() {
    return conf;
  }

  public Layout layout() {
    return layout;
  }

  /** A record as the source sends it: column, text, column, text, … */
  public static Map<String, String> received(String... columnsAndTexts) {
    Map<String, String> record = new HashMap<>();
    for (int i = 0; i < columnsAndTexts.length; i += 2) {
      record.put(columnsAndTexts[i], columnsAndTexts[i + 1]);
    }
    return record;
  }

  /**
   * Lands a folder.
   *
   * @param start first moment asked for, such as {@code 2024-12-31T23:00:00Z}
   * @param end moment up to which was asked
   */
  public TestWarehouse land(
      String dataset, String night, String start, String end, List<Map<String, String>> records)
      throws IOException {
    return land(dataset, night, night, start, end, records);
  }

  public TestWarehouse land(
      String dataset,
      String night,
      String learned,
      String start,
      String end,
      List<Map<String, String>> records)
      throws IOException {
    Schema schema = LandedSchemas.of(dataset);
    List<GenericRecord> landed = new ArrayList<>();
    for (Map<String, String> record : records) {
      landed.add(landed(schema, landed.size(), record));
    }
    return land(dataset, night, learned, start, end, schema, landed);
  }

  /** Lands a folder once more. */
  interface Landing {
    void land() throws IOException;
  }

  /**
   * Plays a mended rule: the records of a landed folder become others, byte for byte as long as
   * before, and the folder stays the one that was loaded.
   */
  void mend(String dataset, String night, Landing again) throws IOException {
    Path manifest = local(layout.landing(dataset, LocalDate.parse(night))).resolve(Layout.MANIFEST);
    byte[] loaded = Files.readAllBytes(manifest);
    again.land();
    Files.write(manifest, loaded);
  }

  /** Says when the folders that land from now on were fetched; otherwise at three of the night. */
  TestWarehouse fetchedAt(String moment) {
    fetchedAt = moment;
    return this;
  }

  /** Lands a folder of records of any schema, such as those that Sqoop imports. */
  public TestWarehouse land(
      String dataset,
      String night,
      String learned,
      String start,
      String end,
      Schema schema,
      List<GenericRecord> records)
      throws IOException {
    Path folder = local(layout.landing(dataset, LocalDate.parse(night)));
    Files.createDirectories(folder);
    Path avro = folder.resolve("part-0.avro");
    write(avro.toFile(), schema, records);
    LandingManifest manifest =
        new LandingManifest(
            dataset,
            night,
            learned,
            start,
            end,
            List.of("http://example.invalid/dataset/" + dataset),
            List.of(new LandedFile("part-0.avro", records.size(), Files.size(avro), sha256(avro))),
            records.size(),
            0,
            1,
            fetchedAt == null ? learned + "T03:00:00Z" : fetchedAt,
            1,
            "pull",
            "test",
            null);
    Files.write(folder.resolve(Layout.MANIFEST), new ObjectMapper().writeValueAsBytes(manifest));
    Files.write(folder.resolve(Layout.SUCCESS), new byte[0]);
    return this;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.of(in);
    }
  }

  private static void write(File file, Schema schema, List<GenericRecord> records)
      throws IOException {
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, file);
      for (GenericRecord record : records) {
        writer.append(record);
      }
    }
  }

  private static GenericRecord landed(Schema schema, long position, Map<String, String> columns) {
    GenericRecord landed = new GenericData.Record(schema);
    landed.put("position", position);
    Map<String, String> unknown = new HashMap<>(columns);
    for (Schema.Field field : schema.getFields()) {
      if (columns.containsKey(field.name())) {
        landed.put(field.name(), columns.get(field.name()));
        unknown.remove(field.name());
      }
    }
    landed.put("unknown_columns", unknown);
    return landed;
  }

  /** Runs both jobs of a load and publishes it. */
  public Load load(String night) throws IOException, InterruptedException {
    Load load = stage(night);
    publish(load);
    return load;
  }

  /** Runs both jobs of a load under a new run id and publishes nothing. */
  public Load stage(String night) throws IOException, InterruptedException {
    return stage(night, "run-" + ++runs);
  }

  public Load stage(String night, String runId) throws IOException, InterruptedException {
    LoadArguments arguments =
        LoadArguments.parse("--root", layout.root(), "--night=" + night, "--run=" + runId);
    return new Load(
        CleanMain.clean(conf, arguments, ALONE), AggregateMain.aggregate(conf, arguments, ALONE));
  }

  public void publish(Load load) throws IOException {
    StageResult clean = load.clean();
    List<StagedPartition> changed =
        Stream.concat(clean.partitions().stream(), load.aggregate().partitions().stream())
            .filter(StagedPartition::changed)
            .toList();
    Instant now = Instant.parse(clean.night() + "T04:00:00Z");
    LoadLog.append(
        conf,
        layout,
        new LoadRecord(
            clean.baseSequence() + 1,
            clean.runId(),
            clean.night(),
            clean.edition(),
            now,
            "test",
            clean.inputs(),
            changed,
            clean.counts(),
            clean.measures().stream().map(TestWarehouse::passed).toList()));
    new Edition(clean.edition(), clean.runId(), now).publish(conf, layout);
  }

  private static AuditResult passed(Measure measure) {
    return new AuditResult(
        measure.check(),
        measure.table(),
        measure.partition(),
        measure.subject(),
        measure.value(),
        measure.limits().warn(),
        measure.limits().stop(),
        Verdict.PASS,
        measure.detail(),
        null,
        null);
  }

  public LoadLog log() throws IOException {
    return LoadLog.read(FileSystem.getLocal(conf), layout);
  }

  /** All revisions of all standing partitions, in the order of the files. */
  public List<Row> rows(TableSpec table) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (StagedPartition version : log().standing()) {
      if (version.table().equals(table.name())) {
        rows.addAll(rows(table, version));
      }
    }
    return rows;
  }

  public List<Row> current(TableSpec table) throws IOException {
    return rows(table).stream().filter(Row::isCurrent).toList();
  }

  /** What the warehouse shows as of a night. */
  public List<Row> asOf(TableSpec table, String night) throws IOException {
    return asOf(table, EditionNumber.lastOf(LocalDate.parse(night)));
  }

  public List<Row> asOf(TableSpec table, EditionNumber edition) throws IOException {
    return rows(table).stream()
        .filter(row -> row.learned() <= edition.value())
        .filter(row -> row.isCurrent() || row.number(TableSpec.SUPERSEDED) > edition.value())
        .toList();
  }

  public List<Row> rows(TableSpec table, StagedPartition version) throws IOException {
    List<Row> rows = new ArrayList<>();
    String partition = table.partitionOf(version.partition());
    for (File file : sorted(local(version.location()).toFile())) {
      Source source = Source.standing(file.getPath(), file.getName(), table.name(), partition);
      try (TableRecords records = new TableRecords(source, conf, 0, file.length())) {
        while (records.next()) {
          rows.add(records.row());
        }
      }
    }
    return rows;
  }

  private static List<File> sorted(File folder) {
    return Stream.of(folder.listFiles((dir, name) -> name.endsWith(".orc"))).sorted().toList();
  }

  /** All files below a folder of the warehouse, relative to it, without checksums. */
  public List<String> tree(String folder) throws IOException {
    Path top = root.resolve(folder);
    if (!Files.exists(top)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(top)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> top.relativize(path).toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  String text(String file) throws IOException {
    return Files.readString(root.resolve(file), StandardCharsets.UTF_8);
  }

  private static Path local(String location) {
    return Path.of(java.net.URI.create(location));
  }
}
