package dk.elhus.standin.statbank;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.standin.contract.AsOf;

/** What {@code /v1/tableinfo} says about a table. */
public final class TableInfo {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TableInfo() {}

  /**
   * @param lang {@code da} or {@code en}; null is Danish
   */
  public static String json(StatTable table, String lang, AsOf asOf) throws RefusedException {
    Language language = Language.of(lang);
    ObjectNode info = JSON.createObjectNode();
    info.put("id", table.id());
    info.put("text", table.label().in(language));
    info.put("unit", language == Language.DA ? "Antal" : "Number");
    info.put("suppressedDataValue", "0");
    info.put("updated", table.updated(asOf).withSecond(0).withNano(0) + ":00");
    info.put("active", true);
    ArrayNode variables = info.putArray("variables");
    for (Variable variable : table.variables(asOf)) {
      ObjectNode node = variables.addObject();
      node.put("id", variable.id());
      node.put("text", variable.label().in(language));
      node.put("elimination", variable.canBeOmitted());
      node.put("time", variable.time());
      ArrayNode values = node.putArray("values");
      for (Variable.Value value : variable.values()) {
        values
            .addObject()
            .put("id", value.code().in(language))
            .put("text", value.label().in(language));
      }
    }
    return info.toString();
  }
}
