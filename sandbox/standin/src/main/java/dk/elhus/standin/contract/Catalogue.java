package dk.elhus.standin.contract;

import static dk.elhus.standin.contract.Column.number;
import static dk.elhus.standin.contract.Column.text;
import static dk.elhus.standin.contract.Column.time;

import java.util.ArrayList;
import java.util.List;

/** The datasets that the stand-in knows by heart. */
public final class Catalogue {

  public static final Dataset ELSPOT_PRICES =
      new Dataset(
          30,
          "Elspotprices",
          "Elspot Prices (discontinued)",
          "Discontinued: no data after 2025-09-30. See Day-Ahead Prices. "
              + "The day-ahead spot price of each hour and price area.",
          List.of(
              time("HourUTC", "UTC start of the hour"),
              time("HourDK", "Danish start of the hour"),
              text("PriceArea", "Price area, DK1 or DK2"),
              number("SpotPriceDKK", "DKK per MWh", "Spot price in Danish kroner"),
              number("SpotPriceEUR", "EUR per MWh", "Spot price in euro")),
          List.of("HourUTC", "PriceArea"),
          "HourUTC",
          "HourDK",
          "PT1H",
          Publication.NOON_BEFORE);

  public static final Dataset DAY_AHEAD_PRICES =
      new Dataset(
          129,
          "DayAheadPrices",
          "Day-Ahead Prices",
          "The day-ahead price of each quarter of an hour and price area, from 2025-10-01.",
          List.of(
              time("TimeUTC", "UTC start of the quarter"),
              time("TimeDK", "Danish start of the quarter"),
              text("PriceArea", "Price area, DK1 or DK2"),
              number("DayAheadPriceEUR", "EUR per MWh", "Day-ahead price in euro"),
              number("DayAheadPriceDKK", "DKK per MWh", "Day-ahead price in Danish kroner")),
          List.of("TimeUTC", "PriceArea"),
          "TimeUTC",
          "TimeDK",
          "PT15M",
          Publication.NOON_BEFORE);

  public static final Dataset SETTLEMENT =
      new Dataset(
          57,
          "ProductionConsumptionSettlement",
          "Production and Consumption - Settlement",
          "Settled production, exchange and consumption of each hour and price area, "
              + "about eight days late and corrected for up to two years.",
          settlementColumns(),
          List.of("HourUTC", "PriceArea"),
          "HourUTC",
          "HourDK",
          "PT1H",
          Publication.EIGHT_DAYS_LATER);

  public static final Dataset CONSUMPTION_INDUSTRY =
      new Dataset(
          41,
          "ConsumptionIndustry",
          "Consumption per Industry, Municipality and Hour (discontinued)",
          "Discontinued. Consumption of each hour, municipality and branch.",
          List.of(
              time("HourUTC", "UTC start of the hour"),
              time("HourDK", "Danish start of the hour"),
              text("MunicipalityNo", "Number of the municipality"),
              text("Branche", "Branch"),
              number("ConsumptionkWh", "kWh", "Consumption in the hour")),
          List.of("HourUTC", "MunicipalityNo", "Branche"),
          "HourUTC",
          "HourDK",
          "PT1H",
          Publication.NINE_DAYS_LATER);

  public static final Dataset PRIVATE_CONSUMPTION =
      new Dataset(
          131,
          "PrivateConsumptionHeatingHour",
          "Private Consumption per Housing and Heating Categories by Municipality and Hour",
          "Consumption of households of each hour and municipality, by heating and housing, "
              + "9 to 15 days late.",
          List.of(
              time("TimeUTC", "UTC start of the hour"),
              time("TimeDK", "Danish start of the hour"),
              text("Municipality", "Name of the municipality"),
              text("MunicipalityCode", "Code of the municipality"),
              text("RegionName", "Name of the region"),
              text("HeatingCategory", "How the homes are heated"),
              text("HousingCategory", "What homes they are"),
              number("ConsumptionkWh", "kWh", "Consumption in the hour")),
          List.of("TimeUTC", "MunicipalityCode", "HeatingCategory", "HousingCategory"),
          "TimeUTC",
          "TimeDK",
          "PT1H",
          Publication.NINE_DAYS_LATER);

  public static final Dataset CO2_EMISSION =
      new Dataset(
          9,
          "CO2Emis",
          "CO2 Emission",
          "CO2 emission of consumed electricity of each 5 minutes and price area.",
          List.of(
              time("Minutes5UTC", "UTC start of the 5 minutes"),
              time("Minutes5DK", "Danish start of the 5 minutes"),
              text("PriceArea", "Price area, DK1 or DK2"),
              number("CO2Emission", "g per kWh", "Emission of consumed electricity")),
          List.of("Minutes5UTC", "PriceArea"),
          "Minutes5UTC",
          "Minutes5DK",
          "PT5M",
          Publication.SAME_DAY);

  public static final Dataset PRICE_LIST =
      new Dataset(
          69,
          "DatahubPricelist",
          "DataHub Price List (subscriptions, tariffs, and fees)",
          "What grid companies and Energinet charge, one row per charge and period of validity.",
          priceListColumns(),
          List.of("GLN_Number", "ChargeType", "ChargeTypeCode", "ValidFrom"),
          null,
          "ValidFrom",
          "P1D",
          Publication.ALWAYS);

  public static final List<Dataset> DATASETS =
      List.of(
          ELSPOT_PRICES,
          DAY_AHEAD_PRICES,
          SETTLEMENT,
          CONSUMPTION_INDUSTRY,
          PRIVATE_CONSUMPTION,
          CO2_EMISSION,
          PRICE_LIST);

  private Catalogue() {}

  private static List<Column> priceListColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(text("ChargeOwner", "Name of the company"));
    columns.add(text("GLN_Number", "GLN of the company"));
    columns.add(text("ChargeType", "D01 subscription, D02 fee, D03 tariff"));
    columns.add(text("ChargeTypeCode", "Code of the charge within the company"));
    columns.add(text("Note", "Name of the charge"));
    columns.add(text("Description", "What the charge is for"));
    columns.add(time("ValidFrom", "First Danish day of validity"));
    columns.add(time("ValidTo", "Danish day after the last one, null while open"));
    columns.add(text("VATClass", "D01 without VAT, D02 with VAT"));
    for (int hour = 1; hour <= 24; hour++) {
      columns.add(number("Price" + hour, "DKK", "Price of hour " + hour + " of the Danish day"));
    }
    columns.add(number("TransparentInvoicing", "", "1 or 0"));
    columns.add(number("TaxIndicator", "", "1 for a tax"));
    columns.add(text("ResolutionDuration", "PT1H, P1D or P1M"));
    return columns;
  }

  private static List<Column> settlementColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(time("HourUTC", "UTC start of the hour"));
    columns.add(time("HourDK", "Danish start of the hour"));
    columns.add(text("PriceArea", "Price area, DK1 or DK2"));
    columns.add(mwh("CentralPowerMWh", "Production of central power stations"));
    columns.add(mwh("LocalPowerMWh", "Production of local power stations"));
    columns.add(mwh("CommercialPowerMWh", "Production of commercial power stations"));
    columns.add(mwh("LocalPowerSelfConMWh", "Local production used where it is made"));
    columns.add(mwh("OffshoreWindLt100MW_MWh", "Offshore wind, parks below 100 MW"));
    columns.add(mwh("OffshoreWindGe100MW_MWh", "Offshore wind, parks of 100 MW and more"));
    columns.add(mwh("OnshoreWindLt50kW_MWh", "Onshore wind, turbines below 50 kW"));
    columns.add(mwh("OnshoreWindGe50kW_MWh", "Onshore wind, turbines of 50 kW and more"));
    columns.add(mwh("HydroPowerMWh", "Hydro power"));
    columns.add(mwh("SolarPowerLt10kW_MWh", "Solar power, plants below 10 kW"));
    columns.add(mwh("SolarPowerGe10Lt40kW_MWh", "Solar power, plants of 10 to 40 kW"));
    columns.add(mwh("SolarPowerGe40kW_MWh", "Solar power, plants of 40 kW and more"));
    columns.add(mwh("SolarPowerSelfConMWh", "Solar power used where it is made"));
    columns.add(mwh("UnknownProdMWh", "Production of unknown kind"));
    columns.add(mwh("ExchangeNO_MWh", "Exchange with Norway, import is positive"));
    columns.add(mwh("ExchangeSE_MWh", "Exchange with Sweden, import is positive"));
    columns.add(mwh("ExchangeGE_MWh", "Exchange with Germany, import is positive"));
    columns.add(mwh("ExchangeNL_MWh", "Exchange with the Netherlands, import is positive"));
    columns.add(mwh("ExchangeGB_MWh", "Exchange with Great Britain, import is positive"));
    columns.add(mwh("ExchangeGreatBelt_MWh", "Exchange over the Great Belt, import is positive"));
    columns.add(mwh("GrossConsumptionMWh", "Gross consumption: all production and exchange"));
    columns.add(mwh("GridLossTransmissionMWh", "Loss in the transmission grid"));
    columns.add(mwh("GridLossInterconnectorsMWh", "Loss in the interconnectors"));
    columns.add(mwh("GridLossDistributionMWh", "Loss in the distribution grids"));
    columns.add(mwh("PowerToHeatMWh", "Consumption of electric boilers and heat pumps"));
    return columns;
  }

  private static Column mwh(String name, String description) {
    return number(name, "MWh", description);
  }
}
