package dk.elhus.forget;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;

/**
 * Looks for a person in files, whatever wrote them: Avro and ORC by the schema that each file
 * carries, record by record, where it has a column that can name a customer; any other file as
 * text.
 */
final class PersonSearch {
  private static final String RECORD = "record";
  private static final int CHUNK = 1 << 16;

  /** Longer than any way in which a text names a customer. */
  private static final int OVERLAP = 64;

  private final Configuration conf;
  private final FileSystem files;
  private final Person person;
  private final Pattern inText;

  PersonSearch(Configuration conf, FileSystem files, Person person) {
    this.conf = conf;
    this.files = files;
    this.person = person;
    this.inText =
        Pattern.compile(
            Person.CUSTOMER_ID
                + "[\\\\\"'\\s]{0,4}[:=]?[\\\\\"'\\s]{0,4}"
                + person.customer()
                + "(?!\\d)");
  }

  /**
   * What was found.
   *
   * @param records records that were read; 0 in a file that cannot name a customer
   * @param occurrences those that name the person
   */
  record Found(long records, long occurrences) {
    static final Found NOTHING = new Found(0, 0);
  }

  /** Looks into a file. */
  Found in(Path file) throws IOException {
    String name = file.getName();
    if (name.endsWith(".avro")) {
      return avro(file);
    }
    return name.endsWith(".orc") ? orc(file) : text(file);
  }

  private Found avro(Path file) throws IOException {
    long records = 0;
    long occurrences = 0;
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(new FsInput(file, files), new GenericDatumReader<>())) {
      Schema.Field column =
          reader.getSchema().getType() == Schema.Type.RECORD
              ? reader.getSchema().getField(Person.CUSTOMER_ID)
              : null;
      if (column == null) {
        return Found.NOTHING;
      }
      GenericRecord record = null;
      while (reader.hasNext()) {
        record = reader.next(record);
        records++;
        occurrences += names(record.get(column.pos())) ? 1 : 0;
      }
      return new Found(records, occurrences);
    } catch (AvroRuntimeException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private boolean names(Object value) {
    return person.link(Person.CUSTOMER, value) == Person.Link.IS;
  }

  private Found orc(Path file) throws IOException {
    try (Reader reader = OrcFile.createReader(file, OrcFile.readerOptions(conf))) {
      TypeDescription schema = reader.getSchema();
      int customer = schema.getFieldNames().indexOf(Person.CUSTOMER_ID);
      int record = schema.getFieldNames().indexOf(RECORD);
      if (customer < 0 && record < 0) {
        return Found.NOTHING;
      }
      VectorizedRowBatch batch = schema.createRowBatch();
      long records = 0;
      long occurrences = 0;
      try (RecordReader rows = reader.rows(reader.options().schema(schema))) {
        while (rows.nextBatch(batch)) {
          for (int i = 0; i < batch.size; i++) {
            boolean found = isIn(batch, customer, i) || isInRecord(batch, record, i);
            occurrences += found ? 1 : 0;
          }
          records += batch.size;
        }
      }
      return new Found(records, occurrences);
    }
  }

  private boolean isIn(VectorizedRowBatch batch, int column, int index) {
    if (column < 0) {
      return false;
    }
    LongColumnVector ids = (LongColumnVector) batch.cols[column];
    int at = ids.isRepeating ? 0 : index;
    return (ids.noNulls || !ids.isNull[at]) && ids.vector[at] == person.customer();
  }

  private boolean isInRecord(VectorizedRowBatch batch, int column, int index) {
    if (column < 0) {
      return false;
    }
    BytesColumnVector records = (BytesColumnVector) batch.cols[column];
    int at = records.isRepeating ? 0 : index;
    return (records.noNulls || !records.isNull[at]) && inText.matcher(records.toString(at)).find();
  }

  /** Bytes as text, one character each: what is looked for is plain ASCII. */
  private Found text(Path file) throws IOException {
    long occurrences = 0;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.ISO_8859_1))) {
      char[] chunk = new char[CHUNK];
      String before = "";
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        String text = before + new String(chunk, 0, n);
        occurrences += count(text, before.length(), text.length() - 1);
        before = text.substring(Math.max(0, text.length() - OVERLAP));
      }
      occurrences += count(before, before.length(), before.length());
    }
    return new Found(0, occurrences);
  }

  /** Counts what ends within a stretch; at the end of a text a number may not be over yet. */
  private long count(String text, int first, int last) {
    return inText
        .matcher(text)
        .results()
        .filter(match -> match.end() >= first && match.end() <= last)
        .count();
  }
}
