package dk.elhus.ingest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What StatBank says about a table: the answer of {@code /v1/tableinfo}.
 *
 * @param id the table's name
 * @param variables in the source's order, by code
 */
record StatBankInfo(String id, Map<String, Variable> variables) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param code its name, such as {@code OMRÅDE}
   * @param canBeLeftOut whether a question without it is answered with its total
   * @param values codes of its values
   */
  record Variable(String code, boolean canBeLeftOut, List<String> values) {}

  static StatBankInfo read(InputStream json) throws IOException {
    JsonNode info = JSON.readTree(json);
    if (!info.path("variables").isArray() || !info.path("id").isTextual()) {
      throw new JsonParseException(null, "expected \"id\" and \"variables\" of a table");
    }
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (JsonNode node : info.path("variables")) {
      List<String> values = new ArrayList<>();
      node.path("values").forEach(value -> values.add(value.path("id").asText()));
      String code = node.path("id").asText();
      variables.put(code, new Variable(code, node.path("elimination").asBoolean(), values));
    }
    return new StatBankInfo(info.path("id").asText(), variables);
  }
}
