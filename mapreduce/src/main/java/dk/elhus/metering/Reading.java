package dk.elhus.metering;

/** One reading, reused for every row: what stands in it is true until the next is read. */
final class Reading {
  /** See {@link ReadingKey}. */
  long key;

  /** Consumption in Wh; zero when there is none. */
  long wh;

  /** Whether there is no value. */
  boolean missing;

  int quality;
  int intervalMinutes;

  /** When the source last touched it, milliseconds since 1970. */
  long updated;

  void set(Reading other) {
    key = other.key;
    wh = other.wh;
    missing = other.missing;
    quality = other.quality;
    intervalMinutes = other.intervalMinutes;
    updated = other.updated;
  }

  /** Whether this one wins over another of the same key; the same whichever comes first. */
  boolean isNewerThan(Reading other) {
    if (updated != other.updated) {
      return updated > other.updated;
    }
    if (quality != other.quality) {
      return quality > other.quality;
    }
    if (wh != other.wh) {
      return wh > other.wh;
    }
    return missing != other.missing ? other.missing : intervalMinutes > other.intervalMinutes;
  }

  boolean saysTheSameAs(Reading other) {
    return wh == other.wh
        && missing == other.missing
        && quality == other.quality
        && intervalMinutes == other.intervalMinutes;
  }
}
