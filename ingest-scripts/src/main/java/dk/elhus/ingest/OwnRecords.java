package dk.elhus.ingest;

import dk.elhus.record.DanishHolidays;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records that Elhus brings itself: lines of a file of the folder {@code reference}, or the days of
 * the calendar.
 */
final class OwnRecords {
  /** The name that stands for the calendar instead of a file. */
  static final String CALENDAR = "calendar";

  private static final String FOLDER = "reference/";
  private static final int FIRST_YEAR = 2005;
  private static final int LAST_YEAR = 2035;
  private static final ZoneId DENMARK = PullWindow.DENMARK;

  private OwnRecords() {}

  static boolean exists(String name) {
    return name.equals(CALENDAR) || OwnRecords.class.getResource(FOLDER + name) != null;
  }

  /** Text by column. */
  static List<Map<String, String>> read(String name) {
    return name.equals(CALENDAR) ? calendar() : lines(name);
  }

  private static List<Map<String, String>> lines(String file) {
    try (InputStream in = OwnRecords.class.getResourceAsStream(FOLDER + file);
        var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String[] header = text.readLine().split(";");
      return text.lines().map(line -> record(header, line.split(";", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + file, e);
    }
  }

  private static Map<String, String> record(String[] header, String[] cells) {
    Map<String, String> record = new LinkedHashMap<>();
    for (int i = 0; i < header.length; i++) {
      record.put(header[i], cells[i].isEmpty() ? null : cells[i]);
    }
    return record;
  }

  private static List<Map<String, String>> calendar() {
    List<Map<String, String>> days = new ArrayList<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      Map<LocalDate, String> holidays = DanishHolidays.of(year);
      for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
        days.add(day(day, holidays));
      }
    }
    return days;
  }

  private static Map<String, String> day(LocalDate day, Map<LocalDate, String> holidays) {
    Map<String, String> record = new LinkedHashMap<>();
    record.put("day", day.toString());
    record.put("weekday", Integer.toString(day.getDayOfWeek().getValue()));
    record.put("holiday", holidays.get(day));
    record.put("working_day", DanishHolidays.isWorkingDay(day) ? "1" : "0");
    long minutes =
        ChronoUnit.MINUTES.between(
            day.atStartOfDay(DENMARK), day.plusDays(1).atStartOfDay(DENMARK));
    record.put("minutes", Long.toString(minutes));
    return record;
  }
}
