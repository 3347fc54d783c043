package dk.elhus.standin.contract;

/**
 * One row of a dataset. Rows are light: a source may work out the cells only when they are asked
 * for, so that a list of many rows costs little.
 */
public interface Row {

  /**
   * The text of every column, in the order of {@link Dataset#columns()}: numbers with the digits
   * that the answer shall show, null for null.
   */
  String[] cells();

  /** The text of one column; override where one cell is cheaper than all. */
  default String cell(int column) {
    return cells()[column];
  }
}
