package dk.elhus.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Watches the records of one page, to tell whether the page answers what was asked.
 *
 * <p>Judges pages, not records: a single bad record lands and is rejected with its reason later. A
 * page in which a column never comes, or no record lies in the window, is another answer.
 */
final class PageCheck {
  /** UTC text such as {@code 2024-03-05T22:00:00}, also with a space, or without seconds. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("['Z']")
          .toFormatter();

  private final DatasetDescriptor dataset;
  private final PullWindow window;
  private final Set<String> columnsSeen = new LinkedHashSet<>();
  private final Set<String> keys = new HashSet<>();
  private long records;
  private long inside;
  private long incomplete;
  private String firstTime;
  private Instant newest;
  private Map<String, String> renamed;

  PageCheck(DatasetDescriptor dataset, PullWindow window) {
    this.dataset = dataset;
    this.window = window;
  }

  void accept(Map<String, String> values) {
    records++;
    columnsSeen.addAll(values.keySet());
    if (!values.keySet().containsAll(dataset.columns())) {
      incomplete++;
      if (renamed == null && !dataset.columns().containsAll(values.keySet())) {
        renamed = values;
      }
    }
    String time = values.get(dataset.timeColumn());
    if (isInside(time)) {
      inside++;
    } else if (inside == 0 && firstTime == null) {
      firstTime = time;
    }
    addKey(values);
  }

  private boolean isInside(String time) {
    if (time == null) {
      return false;
    }
    try {
      Instant moment = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
      boolean contained = window.contains(moment);
      if (contained && (newest == null || moment.isAfter(newest))) {
        newest = moment;
      }
      return contained;
    } catch (DateTimeException e) {
      // Unreadable is as little inside as another year; the complaint quotes it if all are so.
      return false;
    }
  }

  private void addKey(Map<String, String> values) {
    List<String> key = new ArrayList<>();
    for (String column : dataset.keyColumns()) {
      if (values.get(column) == null) {
        return;
      }
      key.add(values.get(column));
    }
    keys.add(String.join(" ", key));
  }

  /** Throws when the page answers another question than the one that was asked. */
  void requireAnswer(Envelope envelope, String url) throws PullException {
    if (!dataset.name().equals(envelope.dataset())) {
      throw new PullException(
          "%s answered for dataset \"%s\"; see that --source-url is right"
              .formatted(url, envelope.dataset()));
    }
    if (records == 0) {
      return;
    }
    requireColumns(columnsSeen, "", url);
    if (renamed != null) {
      // A name is gone and a new one is there: landing it would lose the value without a word.
      requireColumns(renamed.keySet(), " in a record", url);
    }
    if (inside == 0) {
      throw new PullException(
          "%s sent %d records and none of them lies in %s to %s: the first %s is \"%s\""
                  .formatted(
                      url, records, window.start(), window.end(), dataset.timeColumn(), firstTime)
              + "; see whether the source still understands start, end and "
              + dataset.timeColumn());
    }
  }

  private void requireColumns(Set<String> came, String where, String url) throws PullException {
    for (String column : dataset.columns()) {
      if (!came.contains(column)) {
        throw new PullException(
            ("%s sent no column %s%s, only %s; if the source has renamed it, "
                    + "change the descriptor, the schema and the clean step")
                .formatted(url, column, where, String.join(", ", came)));
      }
    }
  }

  /** The time of the newest record that lies in the window. */
  Optional<Instant> newest() {
    return Optional.ofNullable(newest);
  }

  /** Keys of the page's records, as text. */
  Set<String> keys() {
    return keys;
  }

  /** Columns that the descriptor does not name. */
  Set<String> unknownColumns() {
    Set<String> unknown = new TreeSet<>(columnsSeen);
    dataset.columns().forEach(unknown::remove);
    return unknown;
  }

  /** Records that lack a column which others have. */
  long incompleteRecords() {
    return incomplete;
  }
}
