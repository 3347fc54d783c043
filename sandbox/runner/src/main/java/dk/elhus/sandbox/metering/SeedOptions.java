package dk.elhus.sandbox.metering;

import java.time.LocalDate;

/**
 * What to invent. The same options give the same rows.
 *
 * @param points metering points; every tenth or so shares its customer with the one before
 * @param from first Danish day of readings; they reach the database in the morning after
 * @param days Danish days of readings
 * @param seed of everything that is drawn
 * @param corrections of a thousand readings, how many are corrected in the second morning
 * @param duplicates of a thousand readings, how many are delivered twice
 * @param bad of a thousand readings, how many are no valid reading
 */
public record SeedOptions(
    int points, LocalDate from, int days, long seed, int corrections, int duplicates, int bad) {
  private static final int THOUSAND = 1000;

  public SeedOptions {
    require(points > 0, "at least 1 metering point is needed, not " + points);
    require(points <= 9_999_999, "at most 9,999,999 metering points, not " + points);
    require(days > 0, "at least 1 day is needed, not " + days);
    for (int share : new int[] {corrections, duplicates, bad}) {
      require(share >= 0 && share <= THOUSAND, share + " of a thousand is no share");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
