package dk.elhus.clean;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Column;
import dk.elhus.record.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column that a descriptor declares, such as {@code celsius: number of Celsius}.
 *
 * @param name in the table
 * @param kind how the source's text is read
 * @param optional whether a record may lack it
 * @param source name at the source
 */
record DescribedColumn(String name, Kind kind, boolean optional, String source) {
  private static final Pattern DECLARED = Pattern.compile("(optional )?(.+) of (\\S+)");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** How a text is read. */
  enum Kind {
    TEXT,
    NUMBER,
    PRICE_AREA,
    MUNICIPALITY;

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** The columns of a section, in its order. */
  static List<DescribedColumn> all(YamlSection section, List<String> known) {
    List<DescribedColumn> columns = new ArrayList<>();
    section.allTexts().forEach((name, text) -> columns.add(read(section, name, text, known)));
    return columns;
  }

  private static DescribedColumn read(
      YamlSection section, String name, String text, List<String> known) {
    Matcher declared = DECLARED.matcher(text);
    if (!NAME.matcher(name).matches()) {
      throw section.wrong(name, "must be lower-case letters, digits and _");
    }
    if (!declared.matches()) {
      throw section.wrong(name, "must read like \"number of Celsius\", is \"" + text + "\"");
    }
    if (!known.contains(declared.group(3))) {
      throw section.wrong(name, "\"" + declared.group(3) + "\" is not one of the columns");
    }
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.words().equals(declared.group(2)))
            .findFirst()
            .orElseThrow(
                () ->
                    section.wrong(
                        name,
                        "\""
                            + declared.group(2)
                            + "\" is not known; known are "
                            + Arrays.stream(Kind.values())
                                .map(Kind::words)
                                .collect(Collectors.joining(", "))));
    return new DescribedColumn(name, kind, declared.group(1) != null, declared.group(3));
  }

  Column column() {
    return new Column(name, kind == Kind.NUMBER ? Column.Type.DECIMAL : Column.Type.STRING);
  }

  void set(Fields fields, Row row, int place) throws RejectedException {
    if (optional && !fields.has(source)) {
      return;
    }
    switch (kind) {
      case TEXT -> row.set(place, fields.required(source));
      case PRICE_AREA -> row.set(place, fields.area(source).name());
      case MUNICIPALITY -> row.set(place, fields.municipality(source));
      case NUMBER -> {
        fields.required(source);
        fields.decimal(source, row, place);
      }
    }
  }
}
