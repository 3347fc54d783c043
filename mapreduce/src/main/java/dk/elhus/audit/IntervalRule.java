package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Each expected subject has a row for every interval of every Danish day that was asked for: 23, 24
 * or 25 hours.
 *
 * @param per place of the column that names a subject
 * @param values the subjects
 * @param resolutionMinutes length of an interval
 * @param missing limits of the intervals that lack; per day, of one subject or, where there are
 *     many, of all
 * @param surplus limits of the intervals that a day has too many
 * @param emptyDays limits of the number of days without any row
 */
public record IntervalRule(
    TableSpec table,
    int per,
    List<String> values,
    int resolutionMinutes,
    Limits missing,
    Limits surplus,
    Limits emptyDays) {
  public static final String MISSING = "missing_intervals";
  public static final String SURPLUS = "surplus_intervals";
  public static final String EMPTY_DAYS = "empty_days";

  static IntervalRule read(TableSpec table, int resolutionMinutes, YamlSection section) {
    int per = Columns.place(table, section.text("per"), section, "per");
    if (!table.hasColumn("local_day") || !table.hasColumn("start_utc")) {
      throw section.wrong("per", "table " + table + " has no intervals of Danish days");
    }
    IntervalRule rule =
        new IntervalRule(
            table,
            per,
            ValueList.read(section),
            resolutionMinutes,
            limits(section, "missing"),
            limits(section, "surplus"),
            limits(section, "empty_days"));
    section.complainOfUnknownFields();
    return rule;
  }

  private static Limits limits(YamlSection section, String field) {
    return section.optionalSection(field).map(Limits::readAll).orElse(Limits.NONE);
  }

  String words() {
    return "intervals per "
        + table.columns().get(per).name()
        + " ("
        + values.size()
        + ") and Danish day: missing "
        + missing.words()
        + "; surplus "
        + surplus.words()
        + "; days without a row "
        + emptyDays.words();
  }

  /** Key of {@link Coverage#minutes}. */
  public static String key(String subject, LocalDate day) {
    return subject + " " + day;
  }

  /** Adds up the minutes that the rows of a partition cover; rows of one interval count once. */
  static final class Coverage {
    private final TableSpec table;
    private final int per;
    private final int start;
    private final int day;
    private final int resolution;
    private final int fixedMinutes;
    private final Map<String, Long> minutes = new TreeMap<>();
    private String lastSubject;
    private long lastStart;
    private long lastMinutes;
    private long lastDay;
    private long open;

    Coverage(IntervalRule rule) {
      table = rule.table;
      per = rule.per;
      start = table.place("start_utc");
      day = table.place("local_day");
      resolution = table.hasColumn("resolution_minutes") ? table.place("resolution_minutes") : -1;
      fixedMinutes = rule.resolutionMinutes;
    }

    /** Takes a row that stands; rows come sorted by subject and start. */
    void add(Row row) {
      String subject = row.text(per);
      long length = resolution < 0 ? fixedMinutes : row.number(resolution);
      long begin = row.number(start);
      boolean sameSubject = subject.equals(lastSubject);
      if (sameSubject && begin == lastStart && length == lastMinutes) {
        return;
      }
      long of = row.number(day);
      if (!sameSubject || of != lastDay) {
        close();
        lastSubject = subject;
        lastDay = of;
      }
      lastStart = begin;
      lastMinutes = length;
      open += length;
    }

    private void close() {
      if (lastSubject != null) {
        minutes.merge(key(lastSubject, LocalDate.ofEpochDay(lastDay)), open, Long::sum);
      }
      open = 0;
    }

    /** Minutes by subject and day. */
    Map<String, Long> minutes() {
      close();
      lastSubject = null;
      return minutes;
    }
  }
}
