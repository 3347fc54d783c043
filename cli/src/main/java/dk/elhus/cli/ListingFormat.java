package dk.elhus.cli;

import dk.elhus.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says how rows are printed. */
final class ListingFormat {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES}. Default: table.")
  private ReportFormat format;

  /** Whether a person reads it, to whom more may be said than the rows. */
  boolean isForPeople() {
    return format == ReportFormat.TABLE;
  }

  void write(List<String> columns, List<List<String>> rows, PrintWriter out) throws IOException {
    new Listing(columns, rows).write(format, out);
    out.flush();
  }
}
