package dk.elhus.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.ingest.SourceRequest.BodyForm;
import dk.elhus.ingest.StatBankPlan.Part;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The requests to StatBank for one table. */
final class StatBankRequest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final Origin.StatBank table;

  /**
   * @param base address of the service, without {@code /v1}
   */
  StatBankRequest(URI base, Origin.StatBank table) {
    this.base = base.toString().replaceAll("/+$", "");
    this.table = table;
  }

  /** Asks which variables and values the table has now. */
  SourceRequest info() {
    ObjectNode question = JSON.createObjectNode();
    question.put("table", table.table());
    question.put("lang", table.language());
    question.put("format", "JSON");
    return SourceRequest.post(
        URI.create(base + "/v1/tableinfo"), question.toString(), BodyForm.JSON);
  }

  /** Asks for the cells of one part. */
  SourceRequest data(Part part) {
    ObjectNode question = JSON.createObjectNode();
    question.put("table", table.table());
    question.put("format", table.format());
    question.put("lang", table.language());
    question.put("valuePresentation", "Code");
    ArrayNode variables = question.putArray("variables");
    for (Map.Entry<String, List<String>> chosen : part.values().entrySet()) {
      ObjectNode variable = variables.addObject();
      variable.put("code", chosen.getKey());
      chosen.getValue().forEach(variable.withArray("values")::add);
    }
    return SourceRequest.post(
        URI.create(base + "/v1/data"), question.toString(), BodyForm.STATBANK_CSV);
  }
}
