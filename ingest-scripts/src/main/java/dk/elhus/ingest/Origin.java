package dk.elhus.ingest;

import java.util.List;

/** The kind of source that a dataset comes from, with what only that kind needs to know. */
public sealed interface Origin {

  /** A dataset of the Energi Data Service, asked for page by page. */
  record EnergiDataService() implements Origin {}

  /**
   * Records that Elhus brings itself.
   *
   * @param name a file of the folder {@code reference}, or {@code calendar}
   */
  record Own(String name) implements Origin {}

  /**
   * A table of StatBank (Statistics Denmark), asked for in as many parts as its cell limit demands.
   *
   * @param table name of the table, such as {@code BIL54}
   * @param language {@code da} or {@code en}: the language of quarters' codes
   * @param format {@code CSV} or {@code BULK}
   * @param variables which values of which variables are asked for, in order
   * @param time the variable whose values are periods
   * @param summedOver variables that are left out on purpose: the source answers their total
   */
  record StatBank(
      String table,
      String language,
      String format,
      List<Variable> variables,
      String time,
      List<String> summedOver)
      implements Origin {

    /**
     * @param code its name at the source, such as {@code OMRÅDE}
     * @param column the landed column; Avro's names have no letters beyond ASCII
     * @param values codes asked for; {@code *} in one stands for any text
     */
    record Variable(String code, String column, List<String> values) {}
  }
}
