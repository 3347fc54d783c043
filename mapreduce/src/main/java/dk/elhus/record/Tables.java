package dk.elhus.record;

import static dk.elhus.record.Column.Type.BIGINT;
import static dk.elhus.record.Column.Type.DATE;
import static dk.elhus.record.Column.Type.DECIMAL;
import static dk.elhus.record.Column.Type.INT;
import static dk.elhus.record.Column.Type.STRING;
import static dk.elhus.record.Column.Type.TIMESTAMP;
import static dk.elhus.record.TableSpec.Grain.LOCAL_DAY;
import static dk.elhus.record.TableSpec.Grain.LOCAL_MONTH;
import static dk.elhus.record.TableSpec.Grain.LOCAL_YEAR;
import static dk.elhus.record.TableSpec.Grain.NIGHT;
import static dk.elhus.record.TableSpec.Grain.UPDATED_MONTH;
import static dk.elhus.record.TableSpec.Grain.VALID_FROM_YEAR;
import static dk.elhus.record.TableSpec.Grain.WHOLE;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All tables that the jobs write, declared once. */
public final class Tables {
  /** All kinds of production in a settlement, in the source's order. */
  public static final List<String> PRODUCTION =
      List.of(
          "central_power_mwh",
          "local_power_mwh",
          "commercial_power_mwh",
          "local_power_self_con_mwh",
          "offshore_wind_lt_100mw_mwh",
          "offshore_wind_ge_100mw_mwh",
          "onshore_wind_lt_50kw_mwh",
          "onshore_wind_ge_50kw_mwh",
          "hydro_power_mwh",
          "solar_power_lt_10kw_mwh",
          "solar_power_ge_10_lt_40kw_mwh",
          "solar_power_ge_40kw_mwh",
          "solar_power_self_con_mwh",
          "unknown_prod_mwh");

  /** Wind, sun and water. */
  public static final List<String> GREEN =
      List.of(
          "offshore_wind_lt_100mw_mwh",
          "offshore_wind_ge_100mw_mwh",
          "onshore_wind_lt_50kw_mwh",
          "onshore_wind_ge_50kw_mwh",
          "hydro_power_mwh",
          "solar_power_lt_10kw_mwh",
          "solar_power_ge_10_lt_40kw_mwh",
          "solar_power_ge_40kw_mwh",
          "solar_power_self_con_mwh");

  /** What each kind of production in a balance is made of: together, all production. */
  public static final Map<String, List<String>> BALANCE_KINDS = balanceKinds();

  /** Exchange with the neighbours, positive is import. */
  public static final List<String> EXCHANGE =
      List.of(
          "exchange_no_mwh",
          "exchange_se_mwh",
          "exchange_ge_mwh",
          "exchange_nl_mwh",
          "exchange_gb_mwh",
          "exchange_great_belt_mwh");

  /** Consumption and what of it is lost or turned into heat. */
  public static final List<String> CONSUMPTION =
      List.of(
          "gross_consumption_mwh",
          "grid_loss_transmission_mwh",
          "grid_loss_interconnectors_mwh",
          "grid_loss_distribution_mwh",
          "power_to_heat_mwh");

  public static final TableSpec SPOT_PRICE =
      TableSpec.history(
          "spot_price",
          LOCAL_MONTH,
          columns(strings("price_area"), timestamps("start_utc"), ints("resolution_minutes")),
          columns(
              timestamps("start_local"),
              dates("local_day"),
              decimals("price_dkk_per_mwh", "price_eur_per_mwh"),
              strings("source_dataset")));

  public static final TableSpec SETTLEMENT =
      TableSpec.history("settlement", LOCAL_MONTH, areaAndStart(), settlementValues());

  public static final TableSpec SPOT_PRICE_DAY =
      TableSpec.history("spot_price_day", LOCAL_YEAR, areaAndDay(), priceStatistics());

  public static final TableSpec SPOT_PRICE_MONTH =
      TableSpec.history("spot_price_month", LOCAL_YEAR, areaAndMonth(), priceStatistics());

  public static final TableSpec ENERGY_HOUR =
      TableSpec.history(
          "energy_hour",
          LOCAL_MONTH,
          areaAndStart(),
          columns(localTime(), decimals(energyColumns())));

  public static final TableSpec ENERGY_DAY =
      TableSpec.history("energy_day", LOCAL_YEAR, areaAndDay(), energyStatistics());

  public static final TableSpec ENERGY_MONTH =
      TableSpec.history("energy_month", LOCAL_YEAR, areaAndMonth(), energyStatistics());

  public static final TableSpec ENERGY_BALANCE_DAY =
      TableSpec.history("energy_balance_day", LOCAL_YEAR, areaAndDay(), balance());

  public static final TableSpec ENERGY_BALANCE_MONTH =
      TableSpec.history("energy_balance_month", LOCAL_YEAR, areaAndMonth(), balance());

  public static final TableSpec CONSUMPTION_ROLLING_24H =
      TableSpec.history(
          "consumption_rolling_24h",
          LOCAL_MONTH,
          areaAndStart(),
          columns(localTime(), decimals("rolling_avg_consumption_mwh"), ints("hours_in_window")));

  /** Consumption per municipality and hour; no two rows of an hour count the same consumption. */
  public static final TableSpec MUNICIPAL_CONSUMPTION =
      TableSpec.history(
          "municipal_consumption",
          LOCAL_MONTH,
          columns(
              strings("municipality_code"),
              timestamps("start_utc"),
              strings("branch", "heating_category", "housing_category")),
          columns(localTime(), decimals("consumption_kwh"), strings("source_dataset")));

  public static final TableSpec MUNICIPAL_CONSUMPTION_DAY =
      TableSpec.history(
          "municipal_consumption_day",
          LOCAL_YEAR,
          municipalityAndBranch(dates("local_day")),
          municipalStatistics());

  public static final TableSpec MUNICIPAL_CONSUMPTION_MONTH =
      TableSpec.history(
          "municipal_consumption_month",
          LOCAL_YEAR,
          municipalityAndBranch(strings("local_month")),
          municipalStatistics());

  /** What a municipality uses at each hour of a month's working days and of its other days. */
  public static final TableSpec LOAD_PROFILE =
      TableSpec.history(
          "load_profile",
          LOCAL_YEAR,
          columns(municipalityAndBranch(strings("local_month")), ints("working_day", "local_hour")),
          columns(
              decimals("consumption_kwh"),
              ints("hours"),
              decimals("mean_consumption_kwh_per_hour")));

  /** Prices of a charge for each hour of the Danish day, over a period of validity. */
  public static final TableSpec TARIFF =
      TableSpec.history(
          "tariff",
          VALID_FROM_YEAR,
          columns(strings("gln", "charge_type", "charge_code"), dates("valid_from")),
          columns(
              dates("valid_to"),
              strings("charge_owner", "note", "description", "vat_class"),
              ints("tax_indicator", "transparent_invoicing"),
              strings("resolution"),
              decimals(hourlyPrices())));

  public static final TableSpec CO2_EMISSION =
      TableSpec.history(
          "co2_emission",
          LOCAL_MONTH,
          areaAndStart(),
          columns(localTime(), ints("resolution_minutes"), decimals("co2_g_per_kwh")));

  public static final TableSpec CO2_EMISSION_HOUR =
      TableSpec.history(
          "co2_emission_hour",
          LOCAL_MONTH,
          areaAndStart(),
          columns(
              localTime(),
              decimals(
                  "mean_co2_g_per_kwh",
                  "min_co2_g_per_kwh",
                  "max_co2_g_per_kwh",
                  "sum_co2_minutes_g_per_kwh"),
              ints("covered_minutes")));

  /** Vehicles per area and month: a stock, not new registrations. Levels of areas overlap. */
  public static final TableSpec VEHICLE_STOCK =
      TableSpec.history(
          "vehicle_stock",
          LOCAL_YEAR,
          strings("area_code", "area_level", "vehicle_type", "propellant", "local_month"),
          ints("vehicles"));

  /** People per municipality on the first day of a quarter. */
  public static final TableSpec POPULATION =
      TableSpec.history(
          "population",
          LOCAL_YEAR,
          strings("municipality_code", "quarter"),
          columns(dates("first_day"), ints("persons")));

  /** The 98 municipalities. */
  public static final TableSpec MUNICIPALITY =
      TableSpec.history(
          "municipality",
          WHOLE,
          strings("municipality_code"),
          strings("name", "region_code", "region", "province_code", "province", "price_area"));

  /** Grid companies with the charge codes of their residential tariff. */
  public static final TableSpec GRID_COMPANY =
      TableSpec.history(
          "grid_company", WHOLE, strings("gln"), strings("name", "charge_owner", "tariff_codes"));

  /** Days with weekday, holiday and length. */
  public static final TableSpec CALENDAR_DAY =
      TableSpec.history(
          "calendar_day",
          WHOLE,
          dates("local_day"),
          columns(ints("weekday"), strings("holiday"), ints("working_day", "day_minutes")));

  /** Records that are no valid row, with the reason. */
  public static final TableSpec REJECT =
      TableSpec.plain(
          "reject",
          NIGHT,
          columns(strings("dataset", "source_file"), bigints("position")),
          columns(strings("reason", "record"), bigints("resolved_edition")));

  /** Readings of metering points, which are known by a pseudonym. */
  public static final TableSpec METER_READING =
      TableSpec.history(
          "meter_reading",
          LOCAL_DAY,
          columns(ints("municipality_code"), bigints("point_pseudonym"), timestamps("start_utc")),
          columns(
              ints("interval_minutes"),
              decimals("consumption_kwh"),
              strings("quality"),
              timestamps("updated_utc")));

  public static final TableSpec METERED_HOUR =
      TableSpec.history(
          "metered_hour",
          LOCAL_MONTH,
          municipalityAndStart(),
          columns(localTime(), decimals("consumption_kwh"), bigints("readings")));

  public static final TableSpec METERED_DAY =
      TableSpec.history(
          "metered_day",
          LOCAL_YEAR,
          columns(ints("municipality_code"), dates("local_day")),
          columns(decimals("consumption_kwh"), bigints("readings", "metering_points")));

  public static final TableSpec METERED_ROLLING_24H =
      TableSpec.history(
          "metered_rolling_24h",
          LOCAL_MONTH,
          municipalityAndStart(),
          columns(localTime(), decimals("rolling_avg_consumption_kwh"), ints("hours_in_window")));

  /** Readings that are none, without the id of their point. */
  public static final TableSpec METER_READING_REJECT =
      TableSpec.plain(
          "meter_reading_reject",
          NIGHT,
          columns(strings("source_file"), bigints("position")),
          strings("reason", "record"));

  /**
   * Customers of the metering database. The moment of the change is part of the key: each version
   * of a customer stands beside those before it.
   */
  public static final TableSpec CUSTOMER =
      TableSpec.history(
              "customer",
              UPDATED_MONTH,
              columns(bigints("customer_id"), timestamps("updated_utc")),
              strings("name", "street_address", "postal_code", "town", "email"))
          .restricted();

  /** Metering points with their ids; each version stands beside those before it. */
  public static final TableSpec METERING_POINT =
      TableSpec.history(
              "metering_point",
              UPDATED_MONTH,
              columns(bigints("metering_point_id"), timestamps("updated_utc")),
              columns(
                  bigints("customer_id"),
                  strings("municipality_code", "price_area", "grid_company_gln"),
                  ints("has_ev_charger"),
                  dates("valid_from", "valid_to")))
          .restricted();

  /** Records with personal data that are no valid row, with the reason. */
  public static final TableSpec PERSONAL_REJECT =
      TableSpec.plain("personal_reject", NIGHT, REJECT.key(), REJECT.values()).restricted();

  private static final List<TableSpec> DECLARED_HERE =
      List.of(
          SPOT_PRICE,
          SETTLEMENT,
          SPOT_PRICE_DAY,
          SPOT_PRICE_MONTH,
          ENERGY_HOUR,
          ENERGY_DAY,
          ENERGY_MONTH,
          ENERGY_BALANCE_DAY,
          ENERGY_BALANCE_MONTH,
          CONSUMPTION_ROLLING_24H,
          MUNICIPAL_CONSUMPTION,
          MUNICIPAL_CONSUMPTION_DAY,
          MUNICIPAL_CONSUMPTION_MONTH,
          LOAD_PROFILE,
          TARIFF,
          CO2_EMISSION,
          CO2_EMISSION_HOUR,
          VEHICLE_STOCK,
          POPULATION,
          MUNICIPALITY,
          GRID_COMPANY,
          CALENDAR_DAY,
          REJECT,
          METER_READING,
          METERED_HOUR,
          METERED_DAY,
          METERED_ROLLING_24H,
          METER_READING_REJECT,
          CUSTOMER,
          METERING_POINT,
          PERSONAL_REJECT);

  /**
   * All tables, those of descriptors last; a table's place in this list is its number in the
   * shuffle.
   */
  public static final List<TableSpec> ALL =
      Stream.concat(DECLARED_HERE.stream(), declaredElsewhere()).toList();

  private Tables() {}

  private static Stream<TableSpec> declaredElsewhere() {
    return ServiceLoader.load(TableProvider.class, Tables.class.getClassLoader()).stream()
        .flatMap(provider -> provider.get().tables().stream());
  }

  /** The table of a name. */
  public static TableSpec named(String name) {
    return ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
  }

  /** Whether a table of this name holds personal data. */
  public static boolean isRestricted(String name) {
    return ALL.stream().anyMatch(table -> table.name().equals(name) && table.isRestricted());
  }

  private static List<Column> areaAndStart() {
    return columns(strings("price_area"), timestamps("start_utc"));
  }

  private static List<Column> municipalityAndStart() {
    return columns(ints("municipality_code"), timestamps("start_utc"));
  }

  private static List<Column> areaAndDay() {
    return columns(strings("price_area"), dates("local_day"));
  }

  private static List<Column> areaAndMonth() {
    return strings("price_area", "local_month");
  }

  private static List<Column> localTime() {
    return columns(timestamps("start_local"), dates("local_day"));
  }

  private static List<Column> settlementValues() {
    return columns(
        localTime(),
        ints("resolution_minutes"),
        decimals(PRODUCTION),
        decimals(EXCHANGE),
        decimals(CONSUMPTION));
  }

  private static List<Column> priceStatistics() {
    return columns(
        decimals(
            "mean_price_dkk_per_mwh",
            "mean_price_eur_per_mwh",
            "min_price_dkk_per_mwh",
            "max_price_dkk_per_mwh",
            "price_minutes_dkk",
            "price_minutes_eur"),
        ints("priced_minutes_dkk", "priced_minutes_eur", "intervals"));
  }

  private static List<String> energyColumns() {
    return List.of("production_mwh", "consumption_mwh", "exchange_mwh", "surplus_mwh", "green_mwh");
  }

  private static List<Column> energyStatistics() {
    return columns(decimals(energyColumns()), ints("hours"));
  }

  private static Map<String, List<String>> balanceKinds() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put(
        "offshore_wind_mwh", List.of("offshore_wind_lt_100mw_mwh", "offshore_wind_ge_100mw_mwh"));
    kinds.put("onshore_wind_mwh", List.of("onshore_wind_lt_50kw_mwh", "onshore_wind_ge_50kw_mwh"));
    kinds.put(
        "solar_power_mwh",
        List.of(
            "solar_power_lt_10kw_mwh",
            "solar_power_ge_10_lt_40kw_mwh",
            "solar_power_ge_40kw_mwh",
            "solar_power_self_con_mwh"));
    kinds.put("hydro_power_mwh", List.of("hydro_power_mwh"));
    kinds.put("central_power_mwh", List.of("central_power_mwh"));
    kinds.put("local_power_mwh", List.of("local_power_mwh", "local_power_self_con_mwh"));
    kinds.put("commercial_power_mwh", List.of("commercial_power_mwh"));
    kinds.put("unknown_prod_mwh", List.of("unknown_prod_mwh"));
    return Collections.unmodifiableMap(kinds);
  }

  private static List<Column> balance() {
    return columns(
        decimals(List.copyOf(BALANCE_KINDS.keySet())),
        decimals(
            "production_mwh",
            "green_mwh",
            "green_share_percent",
            "consumption_mwh",
            "exchange_mwh",
            "surplus_mwh",
            "deficit_mwh",
            "excess_mwh",
            "largest_deficit_mwh_per_hour"),
        ints("deficit_minutes", "hours"));
  }

  private static List<Column> municipalityAndBranch(List<Column> period) {
    return columns(strings("municipality_code", "branch"), period);
  }

  private static List<Column> municipalStatistics() {
    return columns(decimals("consumption_kwh"), ints("hours"));
  }

  private static List<String> hourlyPrices() {
    return IntStream.range(0, 24).mapToObj("price_hour_%02d_dkk_per_kwh"::formatted).toList();
  }

  private static List<Column> strings(String... names) {
    return of(STRING, names);
  }

  private static List<Column> timestamps(String... names) {
    return of(TIMESTAMP, names);
  }

  private static List<Column> dates(String... names) {
    return of(DATE, names);
  }

  private static List<Column> ints(String... names) {
    return of(INT, names);
  }

  private static List<Column> bigints(String... names) {
    return of(BIGINT, names);
  }

  private static List<Column> decimals(String... names) {
    return of(DECIMAL, names);
  }

  private static List<Column> decimals(List<String> names) {
    return decimals(names.toArray(String[]::new));
  }

  private static List<Column> of(Column.Type type, String... names) {
    return Arrays.stream(names).map(name -> new Column(name, type)).toList();
  }

  @SafeVarargs
  private static List<Column> columns(List<Column>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }
}
