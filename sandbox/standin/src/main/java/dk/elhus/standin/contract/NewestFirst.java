package dk.elhus.standin.contract;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * Rows that stand in groups, as a view with the last group first; within a group they keep their
 * order. It holds the borders of the groups alone.
 */
final class NewestFirst extends AbstractList<Row> implements RandomAccess {

  private final List<Row> rows;
  private final int[] firstOfGroup;

  /**
   * @param rows with those of a group side by side
   * @param column whose text is the same in a group
   */
  NewestFirst(List<Row> rows, int column) {
    this.rows = rows;
    this.firstOfGroup =
        IntStream.range(0, rows.size())
            .filter(i -> i == 0 || !sameGroup(rows.get(i - 1), rows.get(i), column))
            .toArray();
  }

  private static boolean sameGroup(Row left, Row right, int column) {
    return Objects.equals(left.cell(column), right.cell(column));
  }

  @Override
  public Row get(int index) {
    int mirrored = rows.size() - 1 - Objects.checkIndex(index, rows.size());
    int group = groupOf(mirrored);
    int end = group + 1 < firstOfGroup.length ? firstOfGroup[group + 1] : rows.size();
    return rows.get(firstOfGroup[group] + index - (rows.size() - end));
  }

  private int groupOf(int position) {
    int found = Arrays.binarySearch(firstOfGroup, position);
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public int size() {
    return rows.size();
  }
}
