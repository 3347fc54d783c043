package dk.elhus.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a bench found: a table for people, and the same as files that can be kept. */
public final class ResultTable {
  private final String name;
  private final Machine machine;
  private final List<String> headers;
  private final List<List<Object>> rows = new ArrayList<>();
  private final Map<String, Object> facts = new LinkedHashMap<>();

  /**
   * @param name of the bench; names the files too
   * @param headers of the columns, with units
   */
  public ResultTable(String name, Machine machine, String... headers) {
    this.name = name;
    this.machine = machine;
    this.headers = List.of(headers);
  }

  /** The whole result, as it is written. */
  private record Written(
      @JsonProperty("bench") String bench,
      @JsonProperty("machine") Machine machine,
      @JsonProperty("facts") Map<String, Object> facts,
      @JsonProperty("rows") List<Map<String, Object>> rows) {}

  /** Something that holds for all rows. */
  public ResultTable fact(String what, Object value) {
    facts.put(what, value);
    return this;
  }

  /**
   * A row; an empty string for what was not measured.
   *
   * @param cells as many as there are headers: text or numbers
   */
  public ResultTable row(Object... cells) {
    if (cells.length != headers.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for the " + headers.size() + " columns of " + name);
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Prints the table and writes {@code NAME.json} and {@code NAME.md}. */
  public void tell(PrintWriter out, Path folder) {
    String table =
        AsciiTable.builder()
            .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
            .data(rows, columns())
            .asString();
    out.println();
    facts.forEach((what, value) -> out.println(what + ": " + value));
    out.println(table);
    out.println(where());
    if (!machine.isQuiet()) {
      out.println("The machine was not quiet; measure again before you quote these figures.");
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".md"), markdown());
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(folder.resolve(name + ".json").toFile(), written());
      out.println("Written to " + folder.resolve(name + ".md") + " and .json");
    } catch (IOException e) {
      throw new BenchException("cannot write the result to " + folder + ": " + e.getMessage(), e);
    }
    out.flush();
  }

  private List<ColumnData<List<Object>>> columns() {
    return IntStream.range(0, headers.size())
        .<ColumnData<List<Object>>>mapToObj(
            at ->
                new Column()
                    .header(headers.get(at))
                    .dataAlign(isNumber(at) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
                    .with(row -> text(row.get(at))))
        .toList();
  }

  private boolean isNumber(int at) {
    return rows.stream().anyMatch(row -> row.get(at) instanceof Number);
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) {
      return String.format(java.util.Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number);
    }
    return cell instanceof Long number
        ? String.format(java.util.Locale.ROOT, "%,d", number)
        : Objects.toString(cell);
  }

  private String where() {
    return "%d cores, %d GiB, Java %s, %s, commit %s, load before %.2f, %s"
        .formatted(
            machine.cores(),
            machine.memoryGib(),
            machine.java(),
            machine.os(),
            machine.commit(),
            machine.load(),
            machine.at());
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("# " + name + "\n\n" + where() + "\n\n");
    facts.forEach(
        (what, value) -> text.append("- ").append(what).append(": ").append(value).append('\n'));
    text.append("\n| ").append(String.join(" | ", headers)).append(" |\n|");
    text.append("---|".repeat(headers.size())).append('\n');
    for (List<Object> row : rows) {
      text.append("| ")
          .append(String.join(" | ", row.stream().map(ResultTable::text).toList()))
          .append(" |\n");
    }
    return text.toString();
  }

  private Written written() {
    List<Map<String, Object>> named = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (int i = 0; i < headers.size(); i++) {
        cells.put(headers.get(i), row.get(i));
      }
      named.add(cells);
    }
    return new Written(name, machine, facts, named);
  }
}
