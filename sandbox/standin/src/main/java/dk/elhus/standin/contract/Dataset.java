package dk.elhus.standin.contract;

import java.util.List;

/**
 * A dataset as the source's catalogue describes it.
 *
 * @param columns in the order in which the source writes them
 * @param key names of the columns that make a row unique, in sort order
 * @param timeUtc name of the column with the UTC start, or null when the dataset has none
 * @param timeDk name of the column with the Danish start, which {@code start} and {@code end}
 *     select
 * @param resolution ISO-8601 length of an interval, empty when rows have no fixed length
 */
public record Dataset(
    int id,
    String name,
    String title,
    String description,
    List<Column> columns,
    List<String> key,
    String timeUtc,
    String timeDk,
    String resolution,
    Publication publication) {

  public Dataset {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /**
   * Position of a column in a row.
   *
   * @throws BadRequestException when the dataset has no such column
   */
  public int indexOf(String column) {
    int index = find(column);
    if (index < 0) {
      throw new BadRequestException("Invalid column " + column);
    }
    return index;
  }

  public boolean has(String column) {
    return find(column) >= 0;
  }

  private int find(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}
