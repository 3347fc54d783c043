package dk.elhus.standin.statbank;

import dk.elhus.standin.contract.AsOf;
import java.time.LocalDateTime;
import java.util.List;

/** A table of StatBank, as of any night. */
public interface StatTable {

  /** For example {@code BIL54}. */
  String id();

  Label label();

  /** The variables in order, time last; its periods are those that are out by then. */
  List<Variable> variables(AsOf asOf);

  /** When it was last changed. */
  LocalDateTime updated(AsOf asOf);

  /**
   * The number of one cell, or {@link #NO_DATA}.
   *
   * @param codes Danish code of one value of each variable, in their order
   */
  long cell(List<String> codes, AsOf asOf);

  /** A cell that the source has no number for. */
  long NO_DATA = Long.MIN_VALUE;
}
