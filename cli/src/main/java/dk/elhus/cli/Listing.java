package dk.elhus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import dk.elhus.report.ReportFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows of text under named columns, for people, spreadsheets and programs.
 *
 * @param columns names of the columns
 * @param rows a text per column, null where there is none
 */
record Listing(List<String> columns, List<List<String>> rows) {
  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator("\n").build();

  /** Prints the rows; ends with a line break. */
  void write(ReportFormat format, Appendable out) throws IOException {
    switch (format) {
      case TABLE -> out.append(table()).append('\n');
      case CSV -> csv(out);
      case JSON ->
          out.append(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()))
              .append('\n');
    }
  }

  private String table() {
    List<ColumnData<List<String>>> shown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int place = i;
      shown.add(
          new Column()
              .header(columns.get(i))
              .dataAlign(HorizontalAlign.LEFT)
              .with(row -> Objects.requireNonNullElse(row.get(place), "")));
    }
    return AsciiTable.builder()
        .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
        .data(rows, shown)
        .asString();
  }

  private void csv(Appendable out) throws IOException {
    // The caller owns the stream behind it, so the printer is not closed.
    CSVPrinter printer = new CSVPrinter(out, CSV);
    printer.printRecord(columns);
    for (List<String> row : rows) {
      printer.printRecord(row);
    }
  }

  private ArrayNode json() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (List<String> row : rows) {
      ObjectNode node = array.addObject();
      for (int i = 0; i < columns.size(); i++) {
        node.put(columns.get(i), row.get(i));
      }
    }
    return array;
  }
}
