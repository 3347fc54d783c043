package dk.elhus.standin.generator;

/** Numbers of the independent noise streams; an area adds its ordinal where areas differ. */
final class Streams {

  static final int WIND_FRONT = 100;
  static final int WIND_DAY = 101;
  static final int WIND_HOURS = 102;
  static final int WIND_LOCAL = 110;
  static final int CLOUD = 120;
  static final int TEMPERATURE = 130;
  static final int DEMAND = 140;
  static final int FUEL = 150;
  static final int BIDS = 151;
  static final int SCARCITY = 152;
  static final int EXCHANGE_RATE = 153;
  static final int QUARTER = 154;
  static final int CONGESTION = 155;
  static final int TRANSIT = 160;
  static final int REST = 170;
  static final int THERMAL = 180;
  static final int CORRECTION_DAY = 200;
  static final int CORRECTION_COUNT = 201;
  static final int HOUSEHOLDS = 210;
  static final int HOMES = 211;
  static final int LATE_METERS = 212;
  static final int EMISSION = 220;
  static final int TARIFF_LEVEL = 230;
  static final int TARIFF_CORRECTION = 231;
  static final int CARS = 300;
  static final int ELECTRIC_TASTE = 301;
  static final int PEOPLE = 302; // and the one after it
  static final int CAR_CORRECTION = 310; // and the three after it
  // from here on one stream per settlement column
  static final int COLUMN = 1000;
  static final int CORRECTION = 2000;

  private Streams() {}
}
