package dk.elhus.standin.statbank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A municipality with about as many people as it has.
 *
 * @param code three digits, such as {@code 851}
 * @param thousands people, in thousands
 */
public record Municipality(
    String code,
    String name,
    String regionCode,
    String region,
    String provinceCode,
    String province,
    int thousands) {

  private static final String PLACES = "municipalities.csv";
  private static final String PEOPLE = "people.csv";

  /** All of them, by code. */
  public static final List<Municipality> ALL = read();

  private static List<Municipality> read() {
    Map<String, Integer> people = new HashMap<>();
    for (String[] cells : lines(PEOPLE)) {
      people.put(cells[0], Integer.valueOf(cells[1]));
    }
    List<Municipality> all = new ArrayList<>();
    for (String[] cells : lines(PLACES)) {
      all.add(
          new Municipality(
              cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], people.get(cells[0])));
    }
    return List.copyOf(all);
  }

  private static List<String[]> lines(String resource) {
    try (InputStream in = Municipality.class.getResourceAsStream(resource);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return text.lines().skip(1).map(line -> line.split(";")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
