package dk.elhus.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.report.Report.Column;
import dk.elhus.report.Report.ContractValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * For programs: one object with the parameters, the values about the whole, {@code rows} when there
 * are any, and {@code missing_days} with {@code load_with} when the period is not loaded whole. A
 * report that has a contract gives the parameters and values of that and no others.
 */
final class JsonWriter implements ReportFormat.Writer {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  /** Keeps the digits of a number: 1500 is 1500 and not 1.5E+3. */
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  @Override
  public void write(ReportResult result, Appendable out) throws IOException {
    ObjectNode all = NODES.objectNode();
    result.arguments().ordered().forEach(all::put);
    result.edition().ifPresent(night -> all.put("edition", night));
    for (Column column : result.commonColumns()) {
      put(all, column, result.firstRow().orElse(Map.of()));
    }
    ObjectNode answer = promised(result.report(), all);
    putRows(answer, result);
    putWords(answer, result);
    out.append(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer)).append('\n');
  }

  /** What programs were told of, and nothing else. */
  private static ObjectNode promised(Report report, ObjectNode all) {
    if (report.contract().isEmpty()) {
      return all;
    }
    ObjectNode promised = NODES.objectNode();
    for (ContractValue value : report.contract()) {
      JsonNode found = all.path(value.name());
      boolean saysNothing =
          value
              .unless()
              .filter(usual -> found.isNull() || usual.equals(found.asText()))
              .isPresent();
      if (!saysNothing) {
        promised.set(value.name(), found);
      }
    }
    return promised;
  }

  private static void putRows(ObjectNode answer, ReportResult result) {
    List<Column> columns = result.rowColumns();
    if (!columns.isEmpty()) {
      ArrayNode rows = answer.putArray("rows");
      result.rows().forEach(row -> putRow(rows.addObject(), columns, row));
    }
  }

  private static void putWords(ObjectNode answer, ReportResult result) {
    if (result.rows().isEmpty()) {
      answer.put("note", result.report().empty());
    }
    result.caution().ifPresent(caution -> answer.put("caution", caution));
    result.missing().forEach(gaps -> putGaps(answer, gaps));
    result.loadCommand().ifPresent(command -> answer.put("load_with", command));
  }

  private static void putRow(ObjectNode node, List<Column> columns, Map<String, Object> row) {
    columns.forEach(column -> put(node, column, row));
  }

  private static void put(ObjectNode node, Column column, Map<String, Object> row) {
    Object value = row.get(column.name());
    if (value instanceof BigDecimal number) {
      node.put(column.name(), plain(number));
    } else if (value instanceof Long number) {
      node.put(column.name(), number);
    } else {
      node.put(column.name(), (String) value);
    }
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static void putGaps(ObjectNode answer, Gaps gaps) {
    if (!gaps.missing().isEmpty()) {
      ArrayNode missing = answer.withArray("missing_" + gaps.noun() + "s");
      gaps.missingLabels().forEach(missing::add);
    }
    if (!gaps.incomplete().isEmpty()) {
      ArrayNode incomplete = answer.withArray("incomplete_days");
      gaps.incomplete().forEach(day -> incomplete.add(day.day().toString()));
    }
  }
}
