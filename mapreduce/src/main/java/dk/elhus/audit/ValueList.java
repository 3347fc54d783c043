package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Expected values: written down as {@code values: [DK1, DK2]}, or as a column of one of our own
 * lists, {@code file: municipalities.csv} and {@code column: code}.
 */
final class ValueList {
  private static final String FOLDER = "/audit/reference/";
  private static final String SEPARATOR = ";";

  private ValueList() {}

  static List<String> read(YamlSection section) {
    return section.has("file") ? ofFile(section) : section.texts("values");
  }

  private static List<String> ofFile(YamlSection section) {
    String file = section.text("file");
    String column = section.text("column");
    try (InputStream in = ValueList.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw section.wrong("file", "\"" + file + "\" is no file of the folder reference");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int place = Arrays.asList(lines.readLine().split(SEPARATOR)).indexOf(column);
      if (place < 0) {
        throw section.wrong("column", "\"" + column + "\" is no column of " + file);
      }
      return lines.lines().map(line -> line.split(SEPARATOR, -1)[place]).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + file, e);
    }
  }
}
