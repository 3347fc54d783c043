package dk.elhus.ingest;

import dk.elhus.avro.FlatField;
import java.util.List;
import java.util.Map;

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
   * A table of a PostgreSQL database that Sqoop imports, as far as it changed within a window. Its
   * options are in {@code sqoop/NAME.options}.
   *
   * @param types every column that is imported, with its type in the words of the database
   * @param changed the column whose moment says in which window a row is imported
   * @param splitBy the column that parts the rows among the mappers
   * @param control the column whose sum must be the same in the database and in what landed
   * @param personal whether that sum tells of a person: the sum over one changed point is its id
   */
  record Database(
      Map<String, String> types,
      String changed,
      String splitBy,
      FlatField control,
      boolean personal)
      implements Origin {}

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
