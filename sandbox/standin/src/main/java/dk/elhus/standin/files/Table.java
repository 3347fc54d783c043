package dk.elhus.standin.files;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.TimeRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** All rows of a dataset in memory, in key order. */
record Table(Dataset dataset, List<FileRow> rows) {

  /**
   * @param utc start in UTC, or null when the dataset has no such column
   * @param danish Danish start, or null when the dataset has no times
   */
  record FileRow(String[] cells, LocalDateTime utc, LocalDateTime danish) implements Row {}

  static Table of(Dataset dataset, List<String[]> cells) {
    List<FileRow> rows = new ArrayList<>(cells.size());
    for (String[] row : cells) {
      rows.add(
          new FileRow(
              row, time(dataset, dataset.timeUtc(), row), time(dataset, dataset.timeDk(), row)));
    }
    return new Table(dataset, List.copyOf(rows));
  }

  private static LocalDateTime time(Dataset dataset, String column, String[] row) {
    String text = column == null ? null : row[dataset.indexOf(column)];
    return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The rows of the period that were published by then. */
  List<Row> select(TimeRange range, AsOf asOf) {
    LocalDate lastDay = dataset.publication().lastDay(asOf);
    List<Row> selected = new ArrayList<>();
    for (FileRow row : rows) {
      boolean timeless = row.danish() == null;
      if (timeless || isOut(row, lastDay) && range.contains(row.utc(), row.danish())) {
        selected.add(row);
      }
    }
    return selected;
  }

  private static boolean isOut(FileRow row, LocalDate lastDay) {
    return !row.danish().toLocalDate().isAfter(lastDay);
  }
}
