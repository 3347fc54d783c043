package dk.elhus.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the lines of an answer and sees whether they answer the question: the columns of the
 * variables asked for, only codes that were asked for, each combination once.
 */
final class StatBankAnswer {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setDelimiter(';')
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(false)
          .build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Takes one line: text by landed column. */
  interface Sink {
    void accept(Map<String, String> values) throws PullException;
  }

  private final Origin.StatBank table;
  private final StatBankPlan.Part part;
  private final SourceRequest request;
  private final Map<String, Set<String>> asked = new LinkedHashMap<>();
  private final Set<List<String>> seen = new HashSet<>();

  StatBankAnswer(Origin.StatBank table, StatBankPlan.Part part, SourceRequest request) {
    this.table = table;
    this.part = part;
    this.request = request;
    part.values().forEach((code, values) -> asked.put(upper(code), new HashSet<>(values)));
  }

  private static String upper(String code) {
    return code.toUpperCase(Locale.ROOT);
  }

  /**
   * Reads to the end of the stream.
   *
   * @return lines that came
   * @throws SourceOutage when the answer was cut off
   */
  long read(InputStream body, Sink sink) throws IOException, PullException {
    LastByte bytes = new LastByte(body);
    Reader text =
        new InputStreamReader(
            bytes,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    try (CSVParser csv = new CSVParser(text, FORMAT)) {
      List<String> header = header(csv);
      for (CSVRecord line : csv) {
        sink.accept(values(header, line));
      }
    } catch (CharacterCodingException e) {
      throw notUtf8(e);
    } catch (IllegalArgumentException | UncheckedIOException | IllegalStateException e) {
      throw damaged(e);
    }
    if (bytes.last != '\n') {
      throw new SourceOutage("the answer of " + request + " is cut off in its last line");
    }
    return seen.size();
  }

  private PullException notUtf8(Exception e) {
    return new PullException("the answer of " + request + " is not UTF-8; look at it by hand", e);
  }

  /** The parser's iterator hides what went wrong while reading. */
  private PullException damaged(RuntimeException e) throws IOException {
    Throwable cause = e.getCause();
    if (cause instanceof CharacterCodingException) {
      return notUtf8(e);
    }
    if (cause instanceof IOException broken && !broken.getMessage().contains("EOF reached")) {
      throw broken;
    }
    return new SourceOutage("the answer of " + request + " is no whole CSV: " + e.getMessage(), e);
  }

  private List<String> header(CSVParser csv) throws PullException {
    List<String> header = new ArrayList<>(csv.getHeaderNames());
    if (!header.isEmpty()) {
      header.set(0, unquoted(header.get(0).replace(BYTE_ORDER_MARK, "")));
    }
    Set<String> expected = new TreeSet<>(asked.keySet());
    expected.add(StatBankSection.NUMBER);
    if (!new TreeSet<>(header).equals(expected)) {
      throw new PullException(
          ("%s answered with columns %s, was asked for %s; if the source has renamed one, "
                  + "change the descriptor, the schema and the clean step")
              .formatted(request, String.join(", ", header), String.join(", ", expected)));
    }
    return header;
  }

  /** The mark before the first quote makes the parser take the quotes for text. */
  private static String unquoted(String name) {
    return name.replaceAll("^\"|\"$", "");
  }

  private Map<String, String> values(List<String> header, CSVRecord line) throws PullException {
    if (line.size() != header.size()) {
      throw new SourceOutage(
          "the answer of %s is cut off or damaged: line %d has %d fields instead of %d"
              .formatted(request, line.getRecordNumber() + 1, line.size(), header.size()));
    }
    Map<String, String> byCode = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      byCode.put(header.get(i), line.get(i));
    }
    requireAsked(byCode, line);
    Map<String, String> values = new LinkedHashMap<>();
    for (Origin.StatBank.Variable variable : table.variables()) {
      values.put(variable.column(), byCode.get(upper(variable.code())));
    }
    values.put(StatBankSection.NUMBER, byCode.get(StatBankSection.NUMBER));
    return values;
  }

  private void requireAsked(Map<String, String> byCode, CSVRecord line) throws PullException {
    List<String> key = new ArrayList<>();
    for (Map.Entry<String, Set<String>> variable : asked.entrySet()) {
      String code = byCode.get(variable.getKey());
      if (!variable.getValue().contains(code)) {
        throw new PullException(
            "%s sent %s \"%s\" in line %d, which was not asked for; see whether it still knows Code"
                .formatted(request, variable.getKey(), code, line.getRecordNumber() + 1));
      }
      key.add(code);
    }
    if (!seen.add(key)) {
      throw new PullException(
          "%s sent %s twice, again in line %d; look at it by hand"
              .formatted(request, String.join(" ", key), line.getRecordNumber() + 1));
    }
  }

  /** Cells of the question that did not come. */
  long missing() {
    return part.cells() - seen.size();
  }

  /** Remembers how the stream ended. */
  private static final class LastByte extends FilterInputStream {
    private int last = -1;

    LastByte(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      last = b >= 0 ? b : last;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      last = count > 0 ? buffer[offset + count - 1] : last;
      return count;
    }
  }
}
