package dk.elhus.bench.readings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a variant left behind, read from its own output.
 *
 * @param rows rows of readings
 * @param wh their sum
 * @param sums rows of sums per municipality: hour, day and rolling 24 hours, as text
 */
record Outcome(long rows, long wh, SortedSet<String> sums) {
  private static final int DIGITS = 12;

  /** A short checksum of all rows of sums. */
  String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sums.forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.US_ASCII)));
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first row of sums that the other lacks. */
  Optional<String> firstMissingIn(Outcome other) {
    return sums.stream().filter(line -> !other.sums.contains(line)).findFirst();
  }

  /** Collects the rows of sums in any order. */
  static final class Sums {
    private final SortedSet<String> lines = new TreeSet<>();

    void hour(long municipality, long startSecond, long millionths, long readings) {
      lines.add("hour " + municipality + " " + startSecond + " " + millionths + " " + readings);
    }

    void day(long municipality, long day, long millionths, long readings) {
      lines.add("day " + municipality + " " + day + " " + millionths + " " + readings);
    }

    void rolling(long municipality, long startSecond, long millionths, long hours) {
      lines.add("rolling " + municipality + " " + startSecond + " " + millionths + " " + hours);
    }

    Outcome with(long rows, long wh) {
      return new Outcome(rows, wh, lines);
    }
  }
}
