package dk.elhus.standin.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dk.elhus.standin.contract.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A stored answer of the API, of any dataset: {@code {"dataset": …, "records": […]}}. */
record JsonFile(Path path, String dataset) implements DataFile {

  private static final JsonFactory JSON = new JsonFactory();

  /** The file with its dataset, or empty when it is no such answer. */
  static Optional<JsonFile> open(Path path) throws IOException {
    try (JsonParser parser = JSON.createParser(path.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      String dataset = null;
      boolean records = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.getCurrentName();
        JsonToken value = parser.nextToken();
        records |= name.equals("records") && value == JsonToken.START_ARRAY;
        if (name.equals("dataset") && value == JsonToken.VALUE_STRING) {
          dataset = parser.getText();
        }
        parser.skipChildren();
      }
      return dataset == null || !records
          ? Optional.empty()
          : Optional.of(new JsonFile(path, dataset));
    }
  }

  @Override
  public boolean mayHold(String name) {
    return dataset.equals(name);
  }

  @Override
  public void read(String name, TableBuilder table) throws UnreadableDataException {
    try (JsonParser parser = JSON.createParser(path.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && parser.getCurrentName().equals("records")) {
          parser.nextToken();
          readRecords(parser, table);
        }
      }
    } catch (IOException e) {
      throw e instanceof UnreadableDataException known
          ? known
          : new UnreadableDataException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private void readRecords(JsonParser parser, TableBuilder table) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      Map<String, JsonCell> record = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.getCurrentName();
        record.put(name, cell(parser));
      }
      table.add(record, path);
    }
  }

  private JsonCell cell(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token.isStructStart()) {
      throw new UnreadableDataException(
          path + " line " + parser.getCurrentLocation().getLineNr() + ": a value inside a value");
    }
    String text = token == JsonToken.VALUE_NULL ? null : parser.getText();
    return new JsonCell(text, token.isNumeric());
  }
}
