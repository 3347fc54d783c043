package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.Column;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.TypeDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows to ORC files and back, and to the shuffle and back. */
class OrcFilesTest {
  @TempDir Path folder;
  private final Configuration conf = new Configuration();

  static List<TableSpec> tables() {
    return Tables.ALL;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyKindOfValueAndNullComesBack(TableSpec table) throws Exception {
    List<Row> rows = List.of(filled(table, 1), filled(table, -1), keyOnly(table));

    TaskAttemptContext attempt = write(rows);

    Path file = attemptFolder(attempt).resolve(table.name() + "/" + table.partitionFolder("p"));
    assertThat(read(table, file.resolve("part-r-00000.orc")))
        .extracting(Row::toString)
        .isEqualTo(rows.stream().map(Row::toString).toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theShuffleLosesNothing(TableSpec table) throws Exception {
    for (Row row : List.of(filled(table, 1), filled(table, -123_456_789_012L), keyOnly(table))) {
      DataOutputBuffer out = new DataOutputBuffer();
      RowCodec.write(row, out);
      DataInputBuffer in = new DataInputBuffer();
      in.reset(out.getData(), out.getLength());

      assertThat(RowCodec.read(in)).hasToString(row.toString());
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void aFileSaysWhatHiveNeedsToKnow() throws Exception {
    TaskAttemptContext attempt = write(List.of(filled(Tables.SPOT_PRICE, 1)));

    try (Reader reader =
        OrcFile.createReader(
            new org.apache.hadoop.fs.Path(
                attemptFolder(attempt)
                    .resolve("spot_price/local_month=p/part-r-00000.orc")
                    .toUri()),
            OrcFile.readerOptions(conf))) {
      assertThat(reader.getCompressionKind()).isEqualTo(CompressionKind.ZSTD);
      assertThat(reader.getSchema())
          .hasToString(
              "struct<price_area:string,start_utc:timestamp,resolution_minutes:int,"
                  + "start_local:timestamp,local_day:date,price_dkk_per_mwh:decimal(18,6),"
                  + "price_eur_per_mwh:decimal(18,6),source_dataset:string,learned_edition:bigint,"
                  + "superseded_edition:bigint>");
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aFileThatWasWrittenBeforeATableGrewIsReadWithNulls(TableSpec table) throws Exception {
    Row old = filled(table, 1);
    Path file = folder.resolve("old.orc");
    TypeDescription schema = OrcColumns.schema(table);
    try (OrcOutput out =
        new OrcOutput(
            new org.apache.hadoop.fs.Path(file.toUri()),
            schema,
            OrcColumns.batch(schema),
            false,
            conf)) {
      OrcColumns.append(old, out.room());
    }
    TableSpec grown =
        table.appended(
            new Column("later_mwh", Column.Type.DECIMAL),
            new Column("later_name", Column.Type.STRING));

    Row read = read(grown, file).get(0);

    assertThat(read).hasToString(old + ",later_mwh=null,later_name=null");
    assertThat(read.isCurrent()).isEqualTo(old.isCurrent());
    assertThat(read.saysTheSameAs(new Row(grown, "p"))).isFalse();
  }

  @Test
  void anAttemptWritesBelowItsOwnFolderOnly() throws Exception {
    write(List.of(filled(Tables.SPOT_PRICE, 1)));

    assertThat(folder.resolve("out").toFile().list()).containsExactly("_temporary");
  }

  private TaskAttemptContext write(List<Row> rows) throws Exception {
    LocalDate night = LocalDate.parse("2025-10-26");
    new Plan("a-run", night, EditionNumber.lastOf(night), List.of(), Set.of())
        .write(conf, new org.apache.hadoop.fs.Path(folder.resolve("plan.json").toUri()));
    Job job = Job.getInstance(conf);
    FileOutputFormat.setOutputPath(
        job, new org.apache.hadoop.fs.Path(folder.resolve("out").toUri()));
    TaskAttemptContext attempt =
        new TaskAttemptContextImpl(
            job.getConfiguration(), TaskAttemptID.forName("attempt_1_0001_r_000000_0"));
    RecordWriter<BooleanWritable, RowWritable> writer =
        new VersionOutputFormat().getRecordWriter(attempt);
    for (Row row : rows) {
      writer.write(new BooleanWritable(true), new RowWritable(row));
    }
    writer.close(attempt);
    return attempt;
  }

  private Path attemptFolder(TaskAttemptContext attempt) {
    return folder.resolve("out/_temporary/0/_temporary/" + attempt.getTaskAttemptID());
  }

  private List<Row> read(TableSpec table, Path file) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (TableRecords records =
        new TableRecords(
            table,
            "p",
            new org.apache.hadoop.fs.Path(file.toUri()),
            conf,
            0,
            file.toFile().length())) {
      while (records.next()) {
        rows.add(records.row());
      }
    }
    return rows;
  }

  private static Row filled(TableSpec table, long factor) {
    Row row = new Row(table, "p");
    for (int i = 0; i < table.columns().size(); i++) {
      switch (table.columns().get(i).type()) {
        case STRING -> row.set(i, "Ærø " + factor * i);
        case DECIMAL, BIGINT -> row.set(i, factor * (1_234_567_890L + i));
        case TIMESTAMP -> row.set(i, factor * (1_700_000_000L % 100_000_000L + i));
        case INT, DATE -> row.set(i, Long.signum(factor) * (20_000L + i));
      }
    }
    return row;
  }

  private static Row keyOnly(TableSpec table) {
    Row row = filled(table, 3);
    table.values().forEach(column -> row.setNull(table.place(column.name())));
    return row;
  }
}
