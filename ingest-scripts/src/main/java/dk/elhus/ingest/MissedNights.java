package dk.elhus.ingest;

import dk.elhus.landing.Layout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The nights of a dataset that did not land since the last one that did. A pull covers them too:
 * its window begins where theirs would have begun.
 *
 * @param first the night after the last one that landed
 * @param last the night before the one that is pulled
 */
record MissedNights(LocalDate first, LocalDate last) {
  /** A longer gap is a backfill, which somebody should want before it is pulled. */
  static final int MOST_NIGHTS = 35;

  private static final String FOLDER = "night=";

  /** Looks for them; there are none before the first night that ever landed. */
  static Optional<MissedNights> before(
      LocalDate night, String dataset, FileSystem fs, Layout layout) throws IOException {
    return lastLanded(night, dataset, fs, layout)
        .map(landed -> new MissedNights(landed.plusDays(1), night.minusDays(1)))
        .filter(missed -> !missed.first().isAfter(missed.last()));
  }

  private static Optional<LocalDate> lastLanded(
      LocalDate night, String dataset, FileSystem fs, Layout layout) throws IOException {
    LocalDate last = null;
    try {
      for (FileStatus folder : fs.listStatus(new Path(layout.landing(dataset)))) {
        String name = folder.getPath().getName();
        LocalDate landed = name.startsWith(FOLDER) ? day(name.substring(FOLDER.length())) : null;
        if (landed != null && landed.isBefore(night) && (last == null || landed.isAfter(last))) {
          last = landed;
        }
      }
    } catch (FileNotFoundException e) {
      // No night of this dataset has ever landed.
      return Optional.empty();
    }
    return Optional.ofNullable(last);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      // A folder that somebody put there by hand.
      return null;
    }
  }

  /** The first of them, or of the last {@link #MOST_NIGHTS} of them. */
  LocalDate firstMadeUpFor() {
    LocalDate earliest = last.minusDays(MOST_NIGHTS - 1L);
    return first.isBefore(earliest) ? earliest : first;
  }

  /** The window of a night, begun early enough for these nights too. */
  PullWindow widen(PullWindow window, DatasetDescriptor dataset) {
    LocalDate from = firstMadeUpFor();
    boolean tooLong = first.isBefore(from);
    PullWindow theirs = PullWindow.of(from, dataset, Optional.empty(), Optional.empty());
    String note = "nights " + first + " to " + last + " had not landed";
    if (tooLong) {
      note +=
          ", of which the last " + MOST_NIGHTS + " are made up for; pull older days with --since";
    }
    if (theirs.isEmpty() || !theirs.firstDay().isBefore(window.firstDay())) {
      return window.with(note);
    }
    return new PullWindow(theirs.firstDay(), window.endDay(), window.note())
        .with(note + "; the window begins on " + theirs.firstDay() + " for them");
  }
}
