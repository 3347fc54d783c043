package dk.elhus.report;

import dk.elhus.report.Report.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * For spreadsheets: RFC 4180, one header line, decimal point, empty for null. What is missing is
 * not in it; {@link Gaps} says so.
 */
final class CsvWriter implements ReportFormat.Writer {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").build();

  @Override
  public void write(ReportResult result, Appendable out) throws IOException {
    List<Column> columns = new ArrayList<>(result.rowColumns());
    columns.addAll(result.commonColumns());
    // The caller owns the stream behind it, so the printer is not closed.
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    printer.printRecord(columns.stream().map(Column::name).toList());
    for (Map<String, Object> row : result.rows()) {
      printer.printRecord(columns.stream().map(column -> text(row.get(column.name()))).toList());
    }
  }

  private static Object text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value;
  }
}
