package dk.elhus.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Units of columns: as their names end, and as their meanings begin. */
final class Units {
  /** The longest first: a name that ends in {@code _dkk_per_kwh} ends in {@code _kwh} too. */
  private static final List<String> SUFFIXES =
      List.of(
          "_dkk_per_mwh",
          "_eur_per_mwh",
          "_dkk_per_kwh",
          "_mwh_per_hour",
          "_kwh_per_hour",
          "_kwh_per_person",
          "_percentage_points",
          "_percent",
          "_mwh",
          "_gwh",
          "_kwh",
          "_seconds",
          "_mib",
          "_dkk");

  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("DKK/MWh", "DKK/MWh"),
          Map.entry("EUR/MWh", "EUR/MWh"),
          Map.entry("DKK/kWh", "DKK/kWh"),
          Map.entry("MWh per hour", "MWh per hour"),
          Map.entry("kWh per hour", "kWh per hour"),
          Map.entry("kWh per person", "kWh per person"),
          Map.entry("percentage points", "percentage points"),
          Map.entry("percent", "%"),
          Map.entry("MWh", "MWh"),
          Map.entry("GWh", "GWh"),
          Map.entry("kWh", "kWh"),
          Map.entry("cars", "cars"),
          Map.entry("hours", "hours"),
          Map.entry("MiB", "MiB"),
          Map.entry("seconds", "s"));

  private Units() {}

  /** The unit that a meaning begins with: "DKK/MWh, mean price" gives DKK/MWh. */
  static Optional<String> leading(String meaning) {
    return Optional.ofNullable(WRITTEN.get(meaning.split(",", 2)[0].strip()));
  }

  /** Every unit, as meanings begin with it. */
  static Set<String> known() {
    return WRITTEN.keySet();
  }

  static String withoutUnit(String column) {
    return SUFFIXES.stream()
        .filter(column::endsWith)
        .findFirst()
        .map(suffix -> column.substring(0, column.length() - suffix.length()))
        .orElse(column);
  }
}
