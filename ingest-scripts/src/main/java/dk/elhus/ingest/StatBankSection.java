package dk.elhus.ingest;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.ingest.Origin.StatBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a descriptor says about a table of StatBank. */
final class StatBankSection {
  /** The column of an answer that holds the number, in both languages. */
  static final String NUMBER = "INDHOLD";

  private static final List<String> ANYTHING = List.of("*");

  private final YamlSection top;

  StatBankSection(YamlSection top) {
    this.top = top;
  }

  StatBank read() {
    YamlSection section = top.section("variables");
    List<StatBank.Variable> variables = new ArrayList<>();
    String time = top.text("time");
    for (String code : section.names()) {
      variables.add(variable(code, section.section(code), code.equals(time)));
    }
    if (!section.has(time)) {
      throw top.wrong("time", "\"" + time + "\" is not one of the variables");
    }
    return new StatBank(
        top.text("table"),
        oneOf("language", "da", "en"),
        oneOf("format", "CSV", "BULK"),
        List.copyOf(variables),
        time,
        top.has("summed_over") ? top.texts("summed_over") : List.of());
  }

  private StatBank.Variable variable(String code, YamlSection section, boolean time) {
    String column =
        Optional.of("column")
            .filter(section::has)
            .map(section::text)
            .orElse(code.toUpperCase(Locale.ROOT));
    if (!column.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw section.wrong(
          "column", "\"" + column + "\" is no name for Avro: letters a to z, digits and _ only");
    }
    // The periods asked for are those of the night's window.
    List<String> values = time ? ANYTHING : section.texts("values");
    section.complainOfUnknownFields();
    return new StatBank.Variable(code, column, values);
  }

  private String oneOf(String field, String one, String other) {
    String text = top.text(field);
    if (!text.equals(one) && !text.equals(other)) {
      throw top.wrong(field, "must be " + one + " or " + other + ", is \"" + text + "\"");
    }
    return text;
  }
}
