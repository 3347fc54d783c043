package dk.elhus.job;

import dk.elhus.record.DanishTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records as the sources send them. */
public final class Received {
  private Received() {}

  /** An hour's price. */
  public static Map<String, String> hour(String area, String utc, String dkk) {
    Map<String, String> record = at("Hour", area, utc);
    record.put("SpotPriceDKK", dkk);
    record.put("SpotPriceEUR", "1.6");
    return record;
  }

  /** A quarter's price. */
  public static Map<String, String> quarter(String area, String utc, String dkk) {
    Map<String, String> record = at("Time", area, utc);
    record.put("DayAheadPriceDKK", dkk);
    record.put("DayAheadPriceEUR", "1.6");
    return record;
  }

  /** An hour's settlement; what is not consumed is exported. */
  public static Map<String, String> settlement(
      String area, String utc, int production, int consumption) {
    Map<String, String> record = at("Hour", area, utc);
    record.put("CentralPowerMWh", Integer.toString(production));
    record.put("ExchangeSE_MWh", Integer.toString(consumption - production));
    record.put("GrossConsumptionMWh", Integer.toString(consumption));
    return record;
  }

  /** Settlements of consecutive hours of one area. */
  public static List<Map<String, String>> settlements(
      String area, String utc, int hours, int production, int consumption) {
    List<Map<String, String>> records = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      String start = Instant.parse(utc).plusSeconds(3600L * hour).toString();
      records.add(settlement(area, start, production, consumption));
    }
    return records;
  }

  private static Map<String, String> at(String time, String area, String utc) {
    Map<String, String> record = new HashMap<>();
    String moment = utc.replace("Z", "");
    record.put(time + "UTC", moment);
    record.put(
        time + "DK",
        DanishTime.wallClockToText(DanishTime.wallClock(Instant.parse(utc).getEpochSecond())));
    record.put("PriceArea", area);
    return record;
  }
}
