package dk.elhus.standin.statbank;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes an answer as StatBank does: byte order mark, semicolons, CRLF, INDHOLD last. */
public final class CsvAnswer {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String NO_DATA = "..";

  private CsvAnswer() {}

  public static void write(Question question, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    text.write(BYTE_ORDER_MARK);
    for (Question.Chosen chosen : question.chosen()) {
      text.write(chosen.variable().id().toUpperCase(Locale.ROOT) + ";");
    }
    text.write("INDHOLD\r\n");
    lines(question, new ArrayList<>(), text);
    text.flush();
  }

  private static void lines(Question question, List<Variable.Value> values, Writer out)
      throws IOException {
    if (values.size() == question.chosen().size()) {
      for (Variable.Value value : values) {
        out.write(quoted(question.text(value)) + ";");
      }
      long number = question.number(values);
      out.write((number == StatTable.NO_DATA ? NO_DATA : Long.toString(number)) + "\r\n");
      return;
    }
    for (Variable.Value value : question.chosen().get(values.size()).values()) {
      values.add(value);
      lines(question, values, out);
      values.remove(values.size() - 1);
    }
  }

  private static String quoted(String text) {
    return text.indexOf(';') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
