package dk.elhus.ingest;

import java.io.StringReader;

/** Descriptors for tests: that of the day-ahead prices, with small bounds. */
final class Descriptors {
  static final String DAY_AHEAD =
      """
      name: DayAheadPrices
      source: energi-data-service
      schema: DayAheadPrices
      columns:
        TimeUTC: time
        TimeDK: time
        PriceArea: text
        DayAheadPriceEUR: number
        DayAheadPriceDKK: number
      time_column: TimeUTC
      key_columns: [TimeUTC, PriceArea]
      filter:
        column: PriceArea
        values: [DK1, DK2]
      resolution_minutes: 15
      window:
        lag_days: 0
        lookback_days: 7
        lead_days: 1
      life:
        first_day: 2025-10-01
      request:
        page_size: 2
        pause: PT1S
        retries: 2
        connect_timeout: PT5S
        timeout: PT30S
        max_body_bytes: 10000
      cut_off: PT4H
      """;

  private Descriptors() {}

  static DatasetDescriptor dayAhead() {
    return read(DAY_AHEAD);
  }

  static DatasetDescriptor read(String yaml) {
    return DescriptorReader.read("DayAheadPrices.yaml", new StringReader(yaml));
  }
}
