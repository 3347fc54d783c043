package dk.elhus.export;

import java.util.Arrays;
import java.util.List;

/**
 * A table that dashboards read.
 *
 * @param name of the table in the schema {@code serving}
 * @param query its rows as of the edition
 */
record Mart(String name, String query) {
  private static final List<Mart> ALL =
      List.of(
          new Mart(
              "municipality_day",
              "SELECT municipality_code, local_day, consumption_kwh, readings, metering_points"
                  + " FROM elhus.metered_day"));

  static Mart named(String name) {
    return ALL.stream()
        .filter(mart -> mart.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no mart "
                        + name
                        + "; there are "
                        + Arrays.toString(ALL.stream().map(Mart::name).toArray())));
  }
}
