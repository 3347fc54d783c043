package dk.elhus.standin.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What {@code /meta/dataset/NAME} says about a dataset. */
public final class Metadata {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Metadata() {}

  public static String json(Dataset dataset) {
    ObjectNode meta = JSON.createObjectNode();
    meta.put("datasetId", dataset.id());
    meta.put("datasetName", dataset.name());
    meta.put("title", dataset.title());
    meta.put("description", dataset.description());
    meta.put("resolution", dataset.resolution());
    ArrayNode columns = meta.putArray("columns");
    for (Column column : dataset.columns()) {
      columns.add(describe(dataset, column));
    }
    return meta.toString();
  }

  private static ObjectNode describe(Dataset dataset, Column column) {
    ObjectNode node = JSON.createObjectNode();
    node.put("dbColumn", column.name());
    node.put("title", column.name());
    node.put("description", column.description());
    node.put("unit", column.unit());
    node.put("dataType", column.type().name().toLowerCase(Locale.ROOT));
    int key = dataset.key().indexOf(column.name());
    if (key >= 0) {
      node.put("primaryKeyIndex", key + 1);
    }
    return node;
  }
}
