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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
          columns(
              new Column("price_area", STRING),
              new Column("start_utc", TIMESTAMP),
              new Column("resolution_minutes", INT)),
          columns(
              new Column("start_local", TIMESTAMP),
              new Column("local_day", DATE),
              new Column("price_dkk_per_mwh", DECIMAL),
              new Column("price_eur_per_mwh", DECIMAL),
              new Column("source_dataset", STRING)));

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
          concat(localTime(), decimals(energyColumns())));

  public static final TableSpec ENERGY_DAY =
      TableSpec.history("energy_day", LOCAL_YEAR, areaAndDay(), energyStatistics());

  public static final TableSpec ENERGY_MONTH =
      TableSpec.history("energy_month", LOCAL_YEAR, areaAndMonth(), energyStatistics());

  public static final TableSpec CONSUMPTION_ROLLING_24H =
      TableSpec.history(
          "consumption_rolling_24h",
          LOCAL_MONTH,
          areaAndStart(),
          concat(
              localTime(),
              columns(
                  new Column("rolling_avg_consumption_mwh", DECIMAL),
                  new Column("hours_in_window", INT))));

  /** Consumption per municipality and hour; no two rows of an hour count the same consumption. */
  public static final TableSpec MUNICIPAL_CONSUMPTION =
      TableSpec.history(
          "municipal_consumption",
          LOCAL_MONTH,
          columns(
              new Column("municipality_code", STRING),
              new Column("start_utc", TIMESTAMP),
              new Column("branch", STRING),
              new Column("heating_category", STRING),
              new Column("housing_category", STRING)),
          concat(
              localTime(),
              columns(
                  new Column("consumption_kwh", DECIMAL), new Column("source_dataset", STRING))));

  public static final TableSpec MUNICIPAL_CONSUMPTION_DAY =
      TableSpec.history(
          "municipal_consumption_day",
          LOCAL_YEAR,
          municipalityAndBranch(new Column("local_day", DATE)),
          municipalStatistics());

  public static final TableSpec MUNICIPAL_CONSUMPTION_MONTH =
      TableSpec.history(
          "municipal_consumption_month",
          LOCAL_YEAR,
          municipalityAndBranch(new Column("local_month", STRING)),
          municipalStatistics());

  /** Prices of a charge for each hour of the Danish day, over a period of validity. */
  public static final TableSpec TARIFF =
      TableSpec.history(
          "tariff",
          VALID_FROM_YEAR,
          columns(
              new Column("gln", STRING),
              new Column("charge_type", STRING),
              new Column("charge_code", STRING),
              new Column("valid_from", DATE)),
          concat(
              columns(
                  new Column("valid_to", DATE),
                  new Column("charge_owner", STRING),
                  new Column("note", STRING),
                  new Column("description", STRING),
                  new Column("vat_class", STRING),
                  new Column("tax_indicator", INT),
                  new Column("transparent_invoicing", INT),
                  new Column("resolution", STRING)),
              decimals(hourlyPrices())));

  public static final TableSpec CO2_EMISSION =
      TableSpec.history(
          "co2_emission",
          LOCAL_MONTH,
          areaAndStart(),
          concat(
              localTime(),
              columns(
                  new Column("resolution_minutes", INT), new Column("co2_g_per_kwh", DECIMAL))));

  public static final TableSpec CO2_EMISSION_HOUR =
      TableSpec.history(
          "co2_emission_hour",
          LOCAL_MONTH,
          areaAndStart(),
          concat(
              localTime(),
              decimals(
                  List.of(
                      "mean_co2_g_per_kwh",
                      "min_co2_g_per_kwh",
                      "max_co2_g_per_kwh",
                      "sum_co2_minutes_g_per_kwh")),
              columns(new Column("covered_minutes", INT))));

  /** Vehicles per area and month: a stock, not new registrations. Levels of areas overlap. */
  public static final TableSpec VEHICLE_STOCK =
      TableSpec.history(
          "vehicle_stock",
          LOCAL_YEAR,
          columns(
              new Column("area_code", STRING),
              new Column("area_level", STRING),
              new Column("vehicle_type", STRING),
              new Column("propellant", STRING),
              new Column("local_month", STRING)),
          columns(new Column("vehicles", INT)));

  /** People per municipality on the first day of a quarter. */
  public static final TableSpec POPULATION =
      TableSpec.history(
          "population",
          LOCAL_YEAR,
          columns(new Column("municipality_code", STRING), new Column("quarter", STRING)),
          columns(new Column("first_day", DATE), new Column("persons", INT)));

  /** The 98 municipalities. */
  public static final TableSpec MUNICIPALITY =
      TableSpec.history(
          "municipality",
          WHOLE,
          columns(new Column("municipality_code", STRING)),
          columns(
              new Column("name", STRING),
              new Column("region_code", STRING),
              new Column("region", STRING),
              new Column("province_code", STRING),
              new Column("province", STRING),
              new Column("price_area", STRING)));

  /** Grid companies with the charge codes of their residential tariff. */
  public static final TableSpec GRID_COMPANY =
      TableSpec.history(
          "grid_company",
          WHOLE,
          columns(new Column("gln", STRING)),
          columns(
              new Column("name", STRING),
              new Column("charge_owner", STRING),
              new Column("tariff_codes", STRING)));

  /** Days with weekday, holiday and length. */
  public static final TableSpec CALENDAR_DAY =
      TableSpec.history(
          "calendar_day",
          WHOLE,
          columns(new Column("local_day", DATE)),
          columns(
              new Column("weekday", INT),
              new Column("holiday", STRING),
              new Column("working_day", INT),
              new Column("day_minutes", INT)));

  /** Records that are no valid row, with the reason. */
  public static final TableSpec REJECT =
      TableSpec.plain(
          "reject",
          NIGHT,
          columns(
              new Column("dataset", STRING),
              new Column("source_file", STRING),
              new Column("position", BIGINT)),
          columns(new Column("reason", STRING), new Column("record", STRING)));

  /** Readings of metering points, which are known by a pseudonym. */
  public static final TableSpec METER_READING =
      TableSpec.history(
          "meter_reading",
          LOCAL_DAY,
          columns(
              new Column("municipality_code", INT),
              new Column("point_pseudonym", BIGINT),
              new Column("start_utc", TIMESTAMP)),
          columns(
              new Column("interval_minutes", INT),
              new Column("consumption_kwh", DECIMAL),
              new Column("quality", STRING),
              new Column("updated_utc", TIMESTAMP)));

  public static final TableSpec METERED_HOUR =
      TableSpec.history(
          "metered_hour",
          LOCAL_MONTH,
          municipalityAndStart(),
          concat(
              localTime(),
              columns(new Column("consumption_kwh", DECIMAL), new Column("readings", BIGINT))));

  public static final TableSpec METERED_DAY =
      TableSpec.history(
          "metered_day",
          LOCAL_YEAR,
          columns(new Column("municipality_code", INT), new Column("local_day", DATE)),
          columns(
              new Column("consumption_kwh", DECIMAL),
              new Column("readings", BIGINT),
              new Column("metering_points", BIGINT)));

  public static final TableSpec METERED_ROLLING_24H =
      TableSpec.history(
          "metered_rolling_24h",
          LOCAL_MONTH,
          municipalityAndStart(),
          concat(
              localTime(),
              columns(
                  new Column("rolling_avg_consumption_kwh", DECIMAL),
                  new Column("hours_in_window", INT))));

  /** Readings that are none, without the id of their point. */
  public static final TableSpec METER_READING_REJECT =
      TableSpec.plain(
          "meter_reading_reject",
          NIGHT,
          columns(new Column("source_file", STRING), new Column("position", BIGINT)),
          columns(new Column("reason", STRING), new Column("record", STRING)));

  /**
   * Customers of the metering database. The moment of the change is part of the key: each version
   * of a customer stands beside those before it.
   */
  public static final TableSpec CUSTOMER =
      TableSpec.history(
              "customer",
              UPDATED_MONTH,
              columns(new Column("customer_id", BIGINT), new Column("updated_utc", TIMESTAMP)),
              columns(
                  new Column("name", STRING),
                  new Column("street_address", STRING),
                  new Column("postal_code", STRING),
                  new Column("town", STRING),
                  new Column("email", STRING)))
          .restricted();

  /** Metering points with their ids; each version stands beside those before it. */
  public static final TableSpec METERING_POINT =
      TableSpec.history(
              "metering_point",
              UPDATED_MONTH,
              columns(
                  new Column("metering_point_id", BIGINT), new Column("updated_utc", TIMESTAMP)),
              columns(
                  new Column("customer_id", BIGINT),
                  new Column("municipality_code", STRING),
                  new Column("price_area", STRING),
                  new Column("grid_company_gln", STRING),
                  new Column("has_ev_charger", INT),
                  new Column("valid_from", DATE),
                  new Column("valid_to", DATE)))
          .restricted();

  /** Records with personal data that are no valid row, with the reason. */
  public static final TableSpec PERSONAL_REJECT =
      TableSpec.plain(
              "personal_reject",
              NIGHT,
              REJECT.key(),
              REJECT.columns().subList(REJECT.keyColumns(), REJECT.contentColumns()))
          .restricted();

  /** All tables; a table's place in this list is its number in the shuffle. */
  public static final List<TableSpec> ALL =
      List.of(
          SPOT_PRICE,
          SETTLEMENT,
          SPOT_PRICE_DAY,
          SPOT_PRICE_MONTH,
          ENERGY_HOUR,
          ENERGY_DAY,
          ENERGY_MONTH,
          CONSUMPTION_ROLLING_24H,
          MUNICIPAL_CONSUMPTION,
          MUNICIPAL_CONSUMPTION_DAY,
          MUNICIPAL_CONSUMPTION_MONTH,
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

  private Tables() {}

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
    return columns(new Column("price_area", STRING), new Column("start_utc", TIMESTAMP));
  }

  private static List<Column> municipalityAndStart() {
    return columns(new Column("municipality_code", INT), new Column("start_utc", TIMESTAMP));
  }

  private static List<Column> areaAndDay() {
    return columns(new Column("price_area", STRING), new Column("local_day", DATE));
  }

  private static List<Column> areaAndMonth() {
    return columns(new Column("price_area", STRING), new Column("local_month", STRING));
  }

  private static List<Column> localTime() {
    return columns(new Column("start_local", TIMESTAMP), new Column("local_day", DATE));
  }

  private static List<Column> settlementValues() {
    return concat(
        localTime(),
        columns(new Column("resolution_minutes", INT)),
        decimals(PRODUCTION),
        decimals(EXCHANGE),
        decimals(CONSUMPTION));
  }

  private static List<Column> priceStatistics() {
    return concat(
        decimals(
            List.of(
                "mean_price_dkk_per_mwh",
                "mean_price_eur_per_mwh",
                "min_price_dkk_per_mwh",
                "max_price_dkk_per_mwh",
                "price_minutes_dkk",
                "price_minutes_eur")),
        columns(
            new Column("priced_minutes_dkk", INT),
            new Column("priced_minutes_eur", INT),
            new Column("intervals", INT)));
  }

  private static List<String> energyColumns() {
    return List.of("production_mwh", "consumption_mwh", "exchange_mwh", "surplus_mwh", "green_mwh");
  }

  private static List<Column> energyStatistics() {
    return concat(decimals(energyColumns()), columns(new Column("hours", INT)));
  }

  private static List<Column> municipalityAndBranch(Column period) {
    return columns(new Column("municipality_code", STRING), new Column("branch", STRING), period);
  }

  private static List<Column> municipalStatistics() {
    return columns(new Column("consumption_kwh", DECIMAL), new Column("hours", INT));
  }

  private static List<String> hourlyPrices() {
    return IntStream.range(0, 24).mapToObj("price_hour_%02d_dkk_per_kwh"::formatted).toList();
  }

  private static List<Column> decimals(List<String> names) {
    return names.stream().map(name -> new Column(name, DECIMAL)).toList();
  }

  private static List<Column> columns(Column... columns) {
    return Arrays.asList(columns);
  }

  @SafeVarargs
  private static List<Column> concat(List<Column>... parts) {
    List<Column> all = new ArrayList<>();
    Stream.of(parts).forEach(all::addAll);
    return all;
  }
}
