package dk.elhus.standin.statbank;

import java.util.List;
import java.util.Optional;

/**
 * A variable of a table.
 *
 * @param id as tableinfo writes it; CSV headers have it in upper case
 * @param label what it is
 * @param total the value that stands for all of them: what a question gets that omits the variable.
 *     Empty when it cannot be omitted, or when its values are summed instead
 * @param summed whether an omitted variable without a total is summed over
 * @param time whether its values are periods
 * @param values in the order of the source
 */
public record Variable(
    String id,
    Label label,
    Optional<String> total,
    boolean summed,
    boolean time,
    List<Value> values) {

  /**
   * A value of a variable.
   *
   * @param code its code in both languages; only quarters differ
   * @param label its text
   */
  public record Value(Label code, Label label) {
    public static Value of(String code, String danish, String english) {
      return new Value(Label.same(code), new Label(danish, english));
    }

    public static Value of(String code, String name) {
      return of(code, name, name);
    }
  }

  public Variable {
    values = List.copyOf(values);
  }

  /** A variable whose omission gives the total. */
  public static Variable withTotal(String id, Label label, String total, List<Value> values) {
    return new Variable(id, label, Optional.of(total), false, false, values);
  }

  /** A variable whose omission sums its values. */
  public static Variable summed(String id, Label label, List<Value> values) {
    return new Variable(id, label, Optional.empty(), true, false, values);
  }

  /** The periods of a table; they cannot be omitted. */
  public static Variable time(List<Value> periods) {
    return new Variable("Tid", new Label("tid", "time"), Optional.empty(), false, true, periods);
  }

  /** Whether a question may leave it out. */
  public boolean canBeOmitted() {
    return total.isPresent() || summed;
  }
}
