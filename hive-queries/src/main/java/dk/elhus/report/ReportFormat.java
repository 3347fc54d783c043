package dk.elhus.report;

import java.io.IOException;
import java.util.Locale;

/** How an answer is printed. */
public enum ReportFormat {
  TABLE(new TableWriter()),
  CSV(new CsvWriter()),
  JSON(new JsonWriter()),
  HTML(new HtmlWriter());

  private final Writer writer;

  ReportFormat(Writer writer) {
    this.writer = writer;
  }

  interface Writer {
    void write(ReportResult result, Appendable out) throws IOException;
  }

  /** Prints the answer; ends with a line break. */
  public void write(ReportResult result, Appendable out) throws IOException {
    writer.write(result, out);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
