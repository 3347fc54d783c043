package dk.elhus.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import dk.elhus.report.Report.Column;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** For people: title, table, what the columns mean, what is missing. */
final class TableWriter implements ReportFormat.Writer {
  @Override
  public void write(ReportResult result, Appendable out) throws IOException {
    out.append(result.report().title()).append(": ").append(parameters(result)).append('\n');
    if (result.edition().isPresent()) {
      out.append("As known on ").append(result.edition().get()).append('\n');
    }
    out.append('\n').append(result.answer()).append('\n');
    if (result.caution().isPresent()) {
      out.append(result.caution().get()).append('\n');
    }
    if (!result.rows().isEmpty()) {
      out.append('\n');
      writeRows(result, out);
      writeCommon(result, out);
    }
    writeGaps(result, out);
  }

  private static String parameters(ReportResult result) {
    return result.arguments().ordered().entrySet().stream()
        .map(value -> value.getKey() + " " + value.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void writeRows(ReportResult result, Appendable out) throws IOException {
    List<Column> columns = result.rowColumns();
    if (columns.isEmpty()) {
      return;
    }
    List<ColumnData<Map<String, Object>>> shown =
        columns.stream().map(column -> shown(column, result)).toList();
    out.append(
            AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
                .data(result.rows(), shown)
                .asString())
        .append("\n\n");
    for (Column column : columns) {
      out.append("  ").append(column.name()).append(": ").append(column.meaning()).append('\n');
    }
    out.append('\n');
  }

  private static ColumnData<Map<String, Object>> shown(Column column, ReportResult result) {
    boolean number =
        result.rows().stream().anyMatch(row -> row.get(column.name()) instanceof Number);
    return new com.github.freva.asciitable.Column()
        .header(column.name())
        .dataAlign(number ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
        .with(row -> Objects.toString(row.get(column.name()), ""));
  }

  private static void writeCommon(ReportResult result, Appendable out) throws IOException {
    Map<String, Object> row = result.firstRow().orElseThrow();
    for (Column column : result.commonColumns()) {
      out.append(column.name())
          .append(" = ")
          .append(Objects.toString(row.get(column.name()), "unknown"))
          .append("  (")
          .append(column.meaning())
          .append(")\n");
    }
  }

  private static void writeGaps(ReportResult result, Appendable out) throws IOException {
    if (result.missing().isEmpty()) {
      return;
    }
    out.append('\n');
    for (Gaps gaps : result.missing()) {
      for (String sentence : gaps.sentences()) {
        out.append(sentence).append('\n');
      }
    }
    if (result.loadCommand().isPresent()) {
      out.append("Load it with: ").append(result.loadCommand().get()).append('\n');
    }
  }
}
