package dk.elhus.standin.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An answer of the source. {@code filters}, {@code sort} and {@code limit} appear only when they
 * limit or order something; {@code total} counts the rows of all pages.
 *
 * @param firstRecord changes the first record, to play a source that sends a bad one
 */
public record Envelope(
    DatasetQuery query,
    String datasetName,
    int total,
    List<Row> rows,
    UnaryOperator<List<Field>> firstRecord) {

  private static final JsonFactory JSON = new JsonFactory();

  public static Envelope of(DatasetQuery query, List<Row> selected) {
    return new Envelope(
        query,
        query.dataset().name(),
        selected.size(),
        query.page(selected),
        UnaryOperator.identity());
  }

  /** Writes the answer row by row; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeNumberField("total", total);
      writeOptional(json);
      json.writeStringField("dataset", datasetName);
      json.writeArrayFieldStart("records");
      for (int i = 0; i < rows.size(); i++) {
        List<Field> fields = fields(rows.get(i));
        writeRecord(json, i == 0 ? firstRecord.apply(fields) : fields);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void writeOptional(JsonGenerator json) throws IOException {
    if (query.filters() != null) {
      json.writeStringField("filters", query.filters());
    }
    if (query.sort() != null) {
      json.writeStringField("sort", query.sort());
    }
    if (query.limit() > 0) {
      json.writeNumberField("limit", query.limit());
    }
  }

  private List<Field> fields(Row row) {
    String[] cells = row.cells();
    List<Field> fields = new ArrayList<>(query.columns().size());
    for (int index : query.columns()) {
      Column column = query.dataset().columns().get(index);
      fields.add(new Field(column.name(), cells[index], column.type() != ColumnType.NUMBER));
    }
    return fields;
  }

  private static void writeRecord(JsonGenerator json, List<Field> fields) throws IOException {
    json.writeStartObject();
    for (Field field : fields) {
      json.writeFieldName(field.name());
      if (field.text() == null) {
        json.writeNull();
      } else if (field.quoted()) {
        json.writeString(field.text());
      } else {
        json.writeRawValue(field.text()); // keeps the digits as they are
      }
    }
    json.writeEndObject();
  }
}
