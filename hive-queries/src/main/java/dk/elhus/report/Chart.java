package dk.elhus.report;

import java.util.List;
import java.util.Optional;

/**
 * How the rows of an answer are drawn.
 *
 * @param kind line, bar, stacked bars or scatter
 * @param x column of the horizontal axis
 * @param y columns that are drawn
 * @param by column whose every value has a line or bars of its own; absent when there is one
 */
public record Chart(Kind kind, String x, List<String> y, Optional<String> by) {

  /** Kinds of charts. */
  public enum Kind {
    LINE,
    BAR,
    /** Bars that stand on each other: what they add up to is the height. */
    STACKED,
    /** Points whose place on both axes is a number. */
    SCATTER
  }
}
