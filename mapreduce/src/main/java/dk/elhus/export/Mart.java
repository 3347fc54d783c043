package dk.elhus.export;

import java.util.List;
import java.util.Optional;

/**
 * A table that dashboards read.
 *
 * @param name of the table in the schema {@code serving}
 * @param view the view of database {@code elhus} that it is a copy of
 * @param columns its columns, in the order of the table
 */
public record Mart(String name, String view, List<String> columns) {
  /** All of them. */
  public static final List<Mart> ALL =
      List.of(
          new Mart(
              "municipality_day",
              "metered_day",
              List.of(
                  "municipality_code",
                  "local_day",
                  "consumption_kwh",
                  "readings",
                  "metering_points")),
          new Mart(
              "energy_day",
              "energy_day",
              List.of(
                  "price_area",
                  "local_day",
                  "production_mwh",
                  "consumption_mwh",
                  "exchange_mwh",
                  "surplus_mwh",
                  "green_mwh",
                  "hours")),
          new Mart(
              "spot_price_day",
              "spot_price_day",
              List.of(
                  "price_area",
                  "local_day",
                  "mean_price_dkk_per_mwh",
                  "min_price_dkk_per_mwh",
                  "max_price_dkk_per_mwh",
                  "intervals")));

  /** The mart of a name. */
  public static Optional<Mart> named(String name) {
    return ALL.stream().filter(mart -> mart.name.equals(name)).findFirst();
  }

  /** The table as a person or a dashboard calls it. */
  public String table() {
    return "serving." + name;
  }

  /** Its rows as of the edition. */
  public String query() {
    return "SELECT " + String.join(", ", columns) + " FROM elhus." + view;
  }
}
