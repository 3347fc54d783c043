package dk.elhus.standin.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The {@code filter} parameter: a JSON object of column to values. A row passes when every column
 * has one of its values. A single value may stand without its array.
 */
final class RowFilter {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RowFilter() {}

  static Predicate<Row> parse(String text, Dataset dataset) {
    Predicate<Row> all = row -> true;
    Iterator<Map.Entry<String, JsonNode>> entries = object(text).fields();
    while (entries.hasNext()) {
      Map.Entry<String, JsonNode> entry = entries.next();
      all = all.and(oneOf(dataset, entry.getKey(), entry.getValue()));
    }
    return all;
  }

  private static JsonNode object(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static BadRequestException invalid(String text) {
    return new BadRequestException("Invalid filter " + text);
  }

  private static Predicate<Row> oneOf(Dataset dataset, String column, JsonNode values) {
    int index = dataset.indexOf(column);
    ColumnType type = dataset.columns().get(index).type();
    List<JsonNode> wanted = new ArrayList<>();
    if (values.isArray()) {
      values.forEach(wanted::add);
    } else {
      wanted.add(values);
    }
    return row -> wanted.stream().anyMatch(value -> same(type, row.cell(index), value));
  }

  private static boolean same(ColumnType type, String cell, JsonNode value) {
    if (cell == null || value.isNull()) {
      return cell == null && value.isNull();
    }
    if (type == ColumnType.NUMBER) {
      return sameNumber(cell, value.asText());
    }
    return cell.equals(value.asText());
  }

  private static boolean sameNumber(String cell, String value) {
    try {
      return new BigDecimal(cell).compareTo(new BigDecimal(value)) == 0;
    } catch (NumberFormatException e) {
      return false; // a text never equals a number, as in the source
    }
  }
}
