package dk.elhus.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the source says about a dataset.
 *
 * @param title its title
 * @param description what it is
 * @param columns its columns with the type that the source gives them, in its order
 */
record Metadata(String title, String description, Map<String, String> columns) {
  /** How titles and descriptions of the source tell that nothing new will come. */
  private static final Pattern RETIRED =
      Pattern.compile(
          "discontinued|no longer (updated|maintained)|has been replaced|udgået",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .configure(JsonParser.Feature.AUTO_CLOSE_SOURCE, false)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static Metadata read(InputStream json) throws IOException {
    JsonNode answer = JSON.readTree(json);
    Map<String, String> columns = new LinkedHashMap<>();
    for (JsonNode column : answer.path("columns")) {
      columns.put(column.path("dbColumn").asText(), column.path("dataType").asText());
    }
    return new Metadata(
        answer.path("title").asText(), answer.path("description").asText(), columns);
  }

  /** Whether the dataset has been given up. */
  boolean isRetired() {
    return RETIRED.matcher(title).find() || RETIRED.matcher(description).find();
  }
}
