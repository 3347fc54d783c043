package dk.elhus.standin.statbank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Country, regions, provinces and municipalities as values of a variable, and what lies in them.
 */
public final class Areas {

  /** How a table writes the codes of its areas. */
  public enum Codes {
    /** {@code 0}, {@code 84}, {@code 1}, {@code 851}. */
    SHORT,
    /** {@code 000}, {@code 084}, {@code 851}, without provinces. */
    THREE_DIGITS
  }

  private final Codes codes;
  private final List<Variable.Value> values = new ArrayList<>();
  private final Map<String, List<Municipality>> members = new LinkedHashMap<>();

  public Areas(Codes codes) {
    this.codes = codes;
    add("0", "Hele landet", "All Denmark", Municipality.ALL);
    for (Municipality each : Municipality.ALL) {
      join(each.regionCode(), each.region(), each);
    }
    if (codes == Codes.SHORT) {
      Municipality.ALL.forEach(each -> join(each.provinceCode(), each.province(), each));
    }
    Municipality.ALL.forEach(each -> join(each.code(), each.name(), each));
  }

  private void join(String number, String name, Municipality member) {
    String code = written(number);
    if (!members.containsKey(code)) {
      add(number, name, name, new ArrayList<>());
    }
    members.get(code).add(member);
  }

  private void add(String number, String danish, String english, List<Municipality> in) {
    values.add(Variable.Value.of(written(number), danish, english));
    members.put(written(number), in);
  }

  private String written(String number) {
    return codes == Codes.SHORT ? number : "0".repeat(3 - number.length()) + number;
  }

  public String country() {
    return written("0");
  }

  public List<Variable.Value> values() {
    return List.copyOf(values);
  }

  /** The municipalities of an area. */
  public List<Municipality> in(String code) {
    return members.getOrDefault(code, List.of());
  }
}
