package dk.elhus.ingest;

import dk.elhus.audit.TableRules;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be known to pull one dataset; the file {@code datasets/NAME.yaml}, checked.
 *
 * @param name name at the source, such as {@code DayAheadPrices}
 * @param schema name of the landed Avro schema, {@code avro/NAME.avsc} on the class path
 * @param origin the kind of source, with what only that kind needs to know
 * @param columnKinds every column that the source is known to send, in its order, with what it
 *     holds
 * @param timeColumn the column with the UTC start of a record's interval
 * @param keyColumns columns that together name a record; the time column is one of them
 * @param filter which records are asked for; all of them when empty
 * @param resolutionMinutes length of a record's interval; 0 when records are about longer periods
 * @param window which days a night asks for; empty when each night asks for the whole list, because
 *     any record of it may change
 * @param staleAfterDays a source whose newest record is this many days older than the window's end
 *     has stopped, or is late
 * @param life days for which the dataset has data of its own
 * @param request how the source is asked
 * @param cutOff how long a night may wait for this dataset; a pull without a deadline of its own
 *     gives up after it
 * @param audit what its rows should be like; empty while there are no rules that make rows of it
 */
public record DatasetDescriptor(
    String name,
    String schema,
    Origin origin,
    Map<String, ColumnKind> columnKinds,
    String timeColumn,
    List<String> keyColumns,
    Optional<Filter> filter,
    int resolutionMinutes,
    Optional<WindowRule> window,
    int staleAfterDays,
    Life life,
    RequestRule request,
    Duration cutOff,
    Optional<TableRules> audit) {

  /** What the source writes in a column. */
  public enum ColumnKind {
    TEXT,
    TIME,
    NUMBER
  }

  /** Names of all columns, in the source's order. */
  public List<String> columns() {
    return List.copyOf(columnKinds.keySet());
  }

  /**
   * Only records with one of these values are asked for.
   *
   * @param column a column of the dataset
   * @param values at least one
   */
  public record Filter(String column, List<String> values) {}

  /**
   * The newest day asked for is {@code night - lagDays + leadDays}; the oldest is {@code night -
   * lagDays - lookbackDays}. All are Danish days.
   *
   * @param lagDays how many days late the source is
   * @param lookbackDays days before that which may still change, and are asked for again
   * @param leadDays days that the source knows in advance, such as tomorrow's prices
   */
  public record WindowRule(int lagDays, int lookbackDays, int leadDays) {}

  /**
   * @param firstDay first Danish day with data, if the dataset has a beginning worth knowing
   * @param lastDay last Danish day with data, if the dataset has ended
   */
  public record Life(Optional<LocalDate> firstDay, Optional<LocalDate> lastDay) {}

  /**
   * @param pageSize records asked for at a time; a window should fit into one page, for the source
   *     allows few requests per minute
   * @param pause rest between two pages
   * @param retries how often a request is sent again after an outage of the source
   * @param connectTimeout bound on reaching the source
   * @param timeout bound on one request, its whole answer included
   * @param maxBodyBytes bound on one answer, unpacked
   */
  public record RequestRule(
      int pageSize,
      Duration pause,
      int retries,
      Duration connectTimeout,
      Duration timeout,
      long maxBodyBytes) {}
}
