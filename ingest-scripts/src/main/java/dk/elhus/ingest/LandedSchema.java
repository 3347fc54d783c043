package dk.elhus.ingest;

import dk.elhus.descriptor.DescriptorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The Avro schema that a dataset lands in, and how a record of the source goes into it. */
final class LandedSchema {
  private static final String POSITION = "position";
  private static final String UNKNOWN_COLUMNS = "unknown_columns";

  private final Schema schema;
  private final List<String> columns;

  private LandedSchema(Schema schema, List<String> columns) {
    this.schema = schema;
    this.columns = columns;
  }

  /** The descriptor's schema; complains when it is not there or does not fit the columns. */
  static LandedSchema of(DatasetDescriptor descriptor) {
    String resource = "avro/" + descriptor.schema() + ".avsc";
    ClassLoader loader = LandedSchema.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw wrong(descriptor, "there is no " + resource + " on the class path");
      }
      Schema schema = new Schema.Parser().parse(in);
      requireFit(descriptor, schema);
      return new LandedSchema(schema, descriptor.columns());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static void requireFit(DatasetDescriptor descriptor, Schema schema) {
    List<String> expected = new ArrayList<>(descriptor.columns());
    expected.add(0, POSITION);
    expected.add(UNKNOWN_COLUMNS);
    List<String> fields = schema.getFields().stream().map(Schema.Field::name).toList();
    for (String name : expected) {
      if (!fields.contains(name)) {
        throw wrong(descriptor, "the landed schema lacks " + name);
      }
    }
    for (String name : fields) {
      if (!expected.contains(name)) {
        throw wrong(descriptor, "the landed schema has " + name + ", which is not in columns");
      }
    }
  }

  private static DescriptorException wrong(DatasetDescriptor descriptor, String problem) {
    return new DescriptorException(descriptor.name() + ".yaml, schema: " + problem);
  }

  Schema avro() {
    return schema;
  }

  /**
   * @param position place of the record within its pull
   * @param values text of every column that came, null for null; a column that did not come is
   *     landed as null, one that the schema does not name under {@code unknown_columns}
   */
  GenericRecord record(long position, Map<String, String> values) {
    GenericRecord landed = new GenericData.Record(schema);
    landed.put(POSITION, position);
    Map<String, String> unknown = new HashMap<>(values);
    for (String column : columns) {
      landed.put(column, values.get(column));
      unknown.remove(column);
    }
    landed.put(UNKNOWN_COLUMNS, unknown);
    return landed;
  }
}
