package dk.elhus.metering;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reducer wrote of one day, and what the readings that stand sum up to.
 *
 * @param day days since 1970
 * @param rows rows of all revisions
 * @param current rows that stand
 * @param changed whether the version that stood lacks any of the rows
 * @param municipalities sums per municipality code
 */
record DayReport(
    @JsonProperty("day") int day,
    @JsonProperty("rows") long rows,
    @JsonProperty("current") long current,
    @JsonProperty("changed") boolean changed,
    @JsonProperty("municipalities") Map<Integer, Sums> municipalities) {

  /** Hours that the longest day has. */
  static final int HOURS = 25;

  /**
   * Sums of one municipality and day, per hour from the start of the Danish day.
   *
   * @param points metering points that have a reading
   */
  record Sums(
      @JsonProperty("wh") long[] wh,
      @JsonProperty("readings") int[] readings,
      @JsonProperty("points") long points) {

    Sums plus(Sums other) {
      long[] sum = wh.clone();
      int[] count = readings.clone();
      for (int hour = 0; hour < HOURS; hour++) {
        sum[hour] = Math.addExact(sum[hour], other.wh[hour]);
        count[hour] = Math.addExact(count[hour], other.readings[hour]);
      }
      return new Sums(sum, count, points + other.points);
    }
  }

  /** What two reducers wrote of one day, as one. */
  DayReport plus(DayReport other) {
    Map<Integer, Sums> merged = new TreeMap<>(municipalities);
    other.municipalities.forEach((code, sums) -> merged.merge(code, sums, Sums::plus));
    return new DayReport(
        day, rows + other.rows, current + other.current, changed || other.changed, merged);
  }
}
