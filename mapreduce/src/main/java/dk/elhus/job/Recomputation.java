package dk.elhus.job;

import dk.elhus.aggregate.Aggregate;
import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be computed once more for a range of days, by the name of the job. */
public enum Recomputation {
  DAILY_AVG(
      "means and sums per Danish day: prices, production and consumption",
      Tables.SPOT_PRICE_DAY,
      Tables.ENERGY_DAY),
  MONTHLY_TREND(
      "means and sums per Danish month: prices, production and consumption",
      Tables.SPOT_PRICE_MONTH,
      Tables.ENERGY_MONTH),
  HOURLY_ENERGY("production, consumption and surplus per hour", Tables.ENERGY_HOUR),
  ROLLING_AVG("mean consumption of the last 24 hours", RollingConsumption.TABLE),
  MUNICIPAL_DAILY("consumption per municipality and day", Tables.MUNICIPAL_CONSUMPTION_DAY),
  MUNICIPAL_MONTHLY("consumption per municipality and month", Tables.MUNICIPAL_CONSUMPTION_MONTH),
  DAILY_BALANCE(
      "production by kind, green share, deficit and excess per day", Tables.ENERGY_BALANCE_DAY),
  MONTHLY_BALANCE(
      "production by kind, green share, deficit and excess per month", Tables.ENERGY_BALANCE_MONTH),
  LOAD_PROFILE("mean consumption per hour of the day", Tables.LOAD_PROFILE),
  CO2_HOURLY("CO2 emission per hour", Tables.CO2_EMISSION_HOUR);

  private final String words;
  private final List<TableSpec> tables;

  Recomputation(String words, TableSpec... tables) {
    this.words = words;
    this.tables = List.of(tables);
  }

  /** As it is typed: {@code daily_avg}. */
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it computes, in words. */
  public String words() {
    return words;
  }

  /** The aggregates that it computes. */
  public List<TableSpec> tables() {
    return tables;
  }

  /** The clean tables that it reads, each once. */
  public List<TableSpec> sources() {
    List<TableSpec> sources = new ArrayList<>();
    for (TableSpec table : tables) {
      sources.add(source(table));
    }
    return sources.stream().distinct().toList();
  }

  static TableSpec source(TableSpec table) {
    return table == RollingConsumption.TABLE ? Tables.SETTLEMENT : Aggregates.of(table).source();
  }

  /** The one of that name; nothing when there is none. */
  public static Optional<Recomputation> named(String type) {
    return Arrays.stream(values()).filter(known -> known.type().equals(type)).findFirst();
  }

  /** All names, with commas between them. */
  public static String known() {
    return Arrays.stream(values()).map(Recomputation::type).collect(Collectors.joining(", "));
  }

  /** Every aggregate that there is: for whoever makes sure that none is forgotten. */
  static List<TableSpec> everything() {
    List<TableSpec> all = new ArrayList<>(Aggregates.ALL.stream().map(Aggregate::table).toList());
    all.add(RollingConsumption.TABLE);
    return all;
  }
}
