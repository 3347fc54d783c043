package dk.elhus.standin.contract;

/** How a cell is written in an answer: times and text in quotes, numbers bare. */
public enum ColumnType {
  TIME,
  TEXT,
  NUMBER
}
