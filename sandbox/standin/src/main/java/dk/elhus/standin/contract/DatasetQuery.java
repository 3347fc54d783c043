package dk.elhus.standin.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A request for rows, read from the parameters of its URL. Parameters that the source does not know
 * are ignored, as the source does.
 *
 * @param limit most rows to answer, 0 for all
 * @param filter which rows it is about, or null for all
 * @param filters the text of the filter, or null
 * @param sort the text of the sort order, or null
 */
public record DatasetQuery(
    Dataset dataset,
    AsOf asOf,
    TimeRange range,
    Predicate<Row> filter,
    List<Integer> columns,
    int offset,
    int limit,
    String filters,
    String sort,
    Defaults defaults) {

  private static final int DEFAULT_LIMIT = 100;

  /**
   * @param parameters decoded names and values of the URL
   * @throws BadRequestException with the text that the source answers
   */
  public static DatasetQuery parse(
      Dataset dataset, Map<String, String> parameters, AsOf asOf, Defaults defaults) {
    String filters = parameters.get("filter");
    String sort = parameters.get("sort");
    if (sort != null) {
      SortOrder.parse(sort, dataset); // a bad order is refused before any row is read
    }
    return new DatasetQuery(
        dataset,
        asOf,
        range(parameters, asOf),
        filters == null ? null : RowFilter.parse(filters, dataset),
        columns(dataset, parameters.get("columns")),
        count("offset", parameters, 0),
        count("limit", parameters, defaultLimit(parameters, defaults)),
        filters,
        sort,
        defaults);
  }

  private static int defaultLimit(Map<String, String> parameters, Defaults defaults) {
    boolean all = defaults == Defaults.NEWEST_FIRST && parameters.containsKey("start");
    return all ? 0 : DEFAULT_LIMIT;
  }

  private static TimeRange range(Map<String, String> parameters, AsOf asOf) {
    boolean utc = "utc".equalsIgnoreCase(parameters.get("timezone"));
    String start = parameters.get("start");
    String end = parameters.get("end");
    return new TimeRange(
        start == null ? null : TimeBound.parse("start", start, utc, asOf),
        end == null ? null : TimeBound.parse("end", end, utc, asOf),
        utc);
  }

  private static List<Integer> columns(Dataset dataset, String text) {
    List<Integer> indexes = new ArrayList<>();
    if (text == null || text.isBlank()) {
      for (int i = 0; i < dataset.columns().size(); i++) {
        indexes.add(i);
      }
      return indexes;
    }
    for (String name : text.split(",")) {
      indexes.add(dataset.indexOf(name.trim()));
    }
    return indexes;
  }

  private static int count(String name, Map<String, String> parameters, int otherwise) {
    String text = parameters.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}")) {
      throw new BadRequestException("Invalid " + name + " " + text);
    }
    return Integer.parseInt(text);
  }

  /** All rows that match, of all pages, in the order asked for. */
  public List<Row> select(List<Row> rowsInKeyOrder) {
    List<Row> rows =
        filter == null ? rowsInKeyOrder : rowsInKeyOrder.stream().filter(filter).toList();
    if (sort != null) {
      return SortOrder.parse(sort, dataset).sorted(rows);
    }
    if (defaults == Defaults.NEWEST_FIRST) {
      return SortOrder.parse(dataset.key().get(0) + " desc", dataset).sorted(rows);
    }
    return rows;
  }

  /** The rows of one page. */
  public List<Row> page(List<Row> selected) {
    int from = Math.min(offset, selected.size());
    int to = limit == 0 ? selected.size() : (int) Math.min((long) from + limit, selected.size());
    return selected.subList(from, to);
  }

  /** Another page of the same request. */
  public DatasetQuery withOffset(int other) {
    return new DatasetQuery(
        dataset, asOf, range, filter, columns, other, limit, filters, sort, defaults);
  }
}
