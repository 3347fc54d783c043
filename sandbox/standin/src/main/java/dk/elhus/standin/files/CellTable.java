package dk.elhus.standin.files;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.statbank.Label;
import dk.elhus.standin.statbank.StatTable;
import dk.elhus.standin.statbank.Variable;
import dk.elhus.standin.statbank.Variable.Value;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of StatBank that was filled cell by cell. It does not know nights: a file is a file. */
final class CellTable implements StatTable {

  private static final LocalDateTime UPDATED = LocalDateTime.of(2026, 1, 1, 8, 0);

  private final String id;
  private final Label label;
  private final List<String> ids;
  private final List<Map<String, Value>> values = new ArrayList<>();
  private final Map<List<String>, Long> cells = new HashMap<>();

  /**
   * @param ids of the variables, time last
   */
  CellTable(String id, Label label, List<String> ids) {
    this.id = id;
    this.label = label;
    this.ids = ids;
    ids.forEach(variable -> values.add(new LinkedHashMap<>()));
  }

  /**
   * @param chosen one value of each variable
   */
  void put(List<Value> chosen, long number) {
    for (int i = 0; i < chosen.size(); i++) {
      values.get(i).putIfAbsent(chosen.get(i).code().danish(), chosen.get(i));
    }
    cells.put(chosen.stream().map(value -> value.code().danish()).toList(), number);
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Label label() {
    return label;
  }

  @Override
  public List<Variable> variables(AsOf asOf) {
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < ids.size() - 1; i++) {
      List<Value> all = List.copyOf(values.get(i).values());
      Label name = Label.same(ids.get(i).toLowerCase(Locale.ROOT));
      variables.add(
          all.size() == 1
              ? Variable.withTotal(ids.get(i), name, all.get(0).code().danish(), all)
              : Variable.summed(ids.get(i), name, all));
    }
    variables.add(Variable.time(List.copyOf(values.get(ids.size() - 1).values())));
    return variables;
  }

  @Override
  public LocalDateTime updated(AsOf asOf) {
    return UPDATED;
  }

  @Override
  public long cell(List<String> codes, AsOf asOf) {
    return cells.getOrDefault(codes, NO_DATA);
  }
}
