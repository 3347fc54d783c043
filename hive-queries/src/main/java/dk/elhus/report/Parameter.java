package dk.elhus.report;

import java.util.Optional;

/**
 * A parameter of a report.
 *
 * @param name as in {@code ${hivevar:name}}
 * @param type type as the header states it
 * @param defaultValue value when none is given; absent when one is required
 * @param meaning in plain words
 * @param example a value that works
 */
public record Parameter(
    String name, String type, Optional<String> defaultValue, String meaning, String example) {

  /** What is accepted, in words. */
  public String shape() {
    return ParameterType.named(type).shape();
  }

  /** The value to use, checked. */
  String check(Optional<String> given) throws ReportException {
    String value =
        given
            .or(() -> defaultValue)
            .orElseThrow(
                () ->
                    new ReportException(
                        name + " is missing: " + meaning + "; give --" + name + " " + example));
    ParameterType expected = ParameterType.named(type);
    if (!expected.accepts(value)) {
      throw new ReportException(
          name + " is '" + value + "' but must be " + expected.shape() + " (" + meaning + ")");
    }
    return value;
  }
}
