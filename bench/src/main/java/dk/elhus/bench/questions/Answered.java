package dk.elhus.bench.questions;

import dk.elhus.bench.BenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Beeline says of a question that it asked several times in one session.
 *
 * @param seconds of each time, in order
 * @param rows of the answer
 * @param rowsRead rows that the first time read from tables, those left out by statistics not
 *     counted; 0 where no job ran
 */
record Answered(List<Double> seconds, long rows, long rowsRead) {
  private static final Pattern SELECTED =
      Pattern.compile("^(No|[\\d,]+) rows? selected \\(([\\d.]+) seconds\\)");
  private static final Pattern READ = Pattern.compile("RECORDS_IN_Map_\\d+: (\\d+)");

  /**
   * @param times how often it was asked
   * @throws BenchException when Beeline tells of fewer answers, or of different ones
   */
  static Answered of(List<String> lines, int times) {
    List<Double> seconds = new ArrayList<>();
    List<Long> rows = new ArrayList<>();
    long rowsRead = 0;
    for (String line : lines) {
      Matcher read = READ.matcher(line);
      if (seconds.isEmpty() && read.find()) {
        rowsRead += Long.parseLong(read.group(1));
      }
      Matcher selected = SELECTED.matcher(line.strip());
      if (selected.find()) {
        seconds.add(Double.valueOf(selected.group(2)));
        String count = selected.group(1).replace(",", "");
        rows.add(count.equals("No") ? 0 : Long.parseLong(count));
      }
    }
    if (seconds.size() != times || rows.stream().distinct().count() != 1) {
      throw new BenchException(
          "asked " + times + " times, but the answers had these numbers of rows: " + rows);
    }
    return new Answered(seconds, rows.get(0), rowsRead);
  }

  double first() {
    return seconds.get(0);
  }

  /** The middle one of the later times. */
  double repeated() {
    List<Double> later = seconds.subList(1, seconds.size()).stream().sorted().toList();
    return later.get(later.size() / 2);
  }
}
