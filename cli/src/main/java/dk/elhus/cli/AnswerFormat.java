package dk.elhus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How the one answer of a named operation is printed: an object for programs. */
final class AnswerFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Ways to print it. */
  enum Kind {
    TABLE,
    CSV,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES}. Default: table.")
  private Kind format;

  /** The same answer as an object, and as rows for people and spreadsheets. */
  void write(ObjectNode object, Listing rows, PrintWriter out) throws IOException {
    switch (format) {
      case TABLE -> rows.write(ReportFormat.TABLE, out);
      case CSV -> rows.write(ReportFormat.CSV, out);
      case JSON -> out.println(JSON.writeValueAsString(object));
    }
    out.flush();
  }

  /** An object without nested values. */
  void write(ObjectNode object, PrintWriter out) throws IOException {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    write(object, new Listing(names, List.of(values(object, names))), out);
  }

  static List<String> values(ObjectNode object, List<String> names) {
    return names.stream().map(name -> object.path(name).asText("")).toList();
  }
}
