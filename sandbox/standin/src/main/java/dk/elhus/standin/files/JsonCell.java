package dk.elhus.standin.files;

import dk.elhus.standin.contract.ColumnType;

/**
 * A value of a stored answer.
 *
 * @param text as it stands in the file, or null
 */
record JsonCell(String text, boolean number) {

  ColumnType type() {
    if (number) {
      return ColumnType.NUMBER;
    }
    return text != null && CellText.isTime(text) ? ColumnType.TIME : ColumnType.TEXT;
  }
}
