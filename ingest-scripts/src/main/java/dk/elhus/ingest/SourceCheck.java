package dk.elhus.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.ingest.DatasetDescriptor.ColumnKind;
import dk.elhus.record.InvalidValueException;
import dk.elhus.record.SourceTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares the columns of a descriptor with those that the source has now. */
public final class SourceCheck {
  /** What can be said of a column. */
  public enum Kind {
    /** The descriptor has it, the source has not. */
    MISSING,
    /** The source has it, the descriptor has not; it lands under {@code unknown_columns}. */
    NEW,
    /** It is a number, a time or a text, and was another. */
    RETYPED,
    /** It is missing, and a new column stands in its place. */
    RENAMED,
    /** The source says that the dataset has been given up. */
    RETIRED
  }

  /**
   * A difference.
   *
   * @param column the column; the dataset when it is about all of it
   */
  public record Finding(Kind kind, String column, String message) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private SourceCheck() {}

  /**
   * Asks the source for its metadata and one record.
   *
   * @param source base address of the service
   * @param night the record is the newest that this night would ask for; of a dataset that has
   *     ended, the last
   * @return the differences; none when all is as the descriptor says
   * @throws PullException when the source does not answer
   */
  public static List<Finding> check(DatasetDescriptor dataset, URI source, LocalDate night)
      throws PullException {
    if (dataset.origin() instanceof Origin.Own) {
      return List.of();
    }
    if (dataset.origin() instanceof Origin.Database) {
      throw new IllegalArgumentException(dataset.name() + " comes from a database");
    }
    try (SourceClient client = new SourceClient(dataset.request(), Clock.systemUTC())) {
      return dataset.origin() instanceof Origin.StatBank table
          ? compare(table, info(dataset, table, source, client))
          : check(dataset, source, night, client);
    }
  }

  private static List<Finding> check(
      DatasetDescriptor dataset, URI source, LocalDate night, SourceClient client)
      throws PullException {
    EdsRequest request = new EdsRequest(source, dataset);
    Duration timeout = dataset.request().timeout();
    Metadata metadata =
        client.ask(SourceRequest.get(request.metadata()), timeout, Metadata::read).value();
    Map<String, Optional<ColumnKind>> record =
        client
            .ask(
                SourceRequest.get(request.newest(window(dataset, night))),
                timeout,
                SourceCheck::record)
            .value();
    return compare(dataset, metadata, record);
  }

  private static StatBankInfo info(
      DatasetDescriptor dataset, Origin.StatBank table, URI source, SourceClient client)
      throws PullException {
    SourceRequest request = new StatBankRequest(source, table).info();
    return client.ask(request, dataset.request().timeout(), StatBankInfo::read).value();
  }

  /** The columns of a table are its variables. */
  private static List<Finding> compare(Origin.StatBank table, StatBankInfo info) {
    List<Finding> findings = new ArrayList<>();
    List<String> known = new ArrayList<>(table.summedOver());
    table.variables().forEach(variable -> known.add(variable.code()));
    for (String code : known) {
      if (!info.variables().containsKey(code)) {
        findings.add(new Finding(Kind.MISSING, code, "the table has this variable no more"));
      }
    }
    for (String code : info.variables().keySet()) {
      if (!known.contains(code)) {
        findings.add(
            new Finding(Kind.NEW, code, "would be summed over: name it in the descriptor"));
      }
    }
    return findings;
  }

  private static PullWindow window(DatasetDescriptor dataset, LocalDate night) {
    PullWindow window = PullWindow.of(night, dataset, Optional.empty(), Optional.empty());
    return window.isEmpty()
        ? new PullWindow(window.endDay().minusDays(1), window.endDay(), Optional.empty())
        : window;
  }

  static List<Finding> compare(
      DatasetDescriptor dataset, Metadata metadata, Map<String, Optional<ColumnKind>> record) {
    Map<String, Optional<ColumnKind>> present = new LinkedHashMap<>();
    metadata.columns().forEach((column, type) -> present.put(column, kindOf(type)));
    record.forEach((column, kind) -> present.merge(column, kind, (said, is) -> is.or(() -> said)));
    List<Finding> findings = new ArrayList<>();
    if (metadata.isRetired()) {
      findings.add(
          new Finding(
              Kind.RETIRED, dataset.name(), "the source calls it \"" + metadata.title() + "\""));
    }
    findings.addAll(
        new ColumnComparison<>(
                dataset.columnKinds(),
                present,
                SourceCheck::words,
                "change descriptor, schema and clean class",
                "lands under unknown_columns until it is named")
            .findings());
    return findings;
  }

  /**
   * Asks a database for the columns of a table.
   *
   * @param database open, and allowed to read the table
   * @return the differences; none when all is as the descriptor says
   * @throws SQLException when the database does not answer
   */
  public static List<Finding> check(DatasetDescriptor dataset, Connection database)
      throws SQLException {
    Origin.Database table = (Origin.Database) dataset.origin();
    Map<String, Optional<String>> present = DatabaseColumns.of(database, dataset.name());
    if (present.isEmpty()) {
      return List.of(
          new Finding(Kind.MISSING, dataset.name(), "the database has no such table, or hides it"));
    }
    return new ColumnComparison<>(
            table.types(),
            present,
            type -> type,
            "change descriptor and Sqoop's options",
            "is not imported until descriptor and Sqoop's options name it")
        .findings();
  }

  private static Map<String, Optional<ColumnKind>> record(InputStream json) throws IOException {
    Map<String, Optional<ColumnKind>> kinds = new LinkedHashMap<>();
    JSON.readTree(json)
        .path("records")
        .path(0)
        .fields()
        .forEachRemaining(field -> kinds.put(field.getKey(), kindOf(field.getValue())));
    return kinds;
  }

  private static Optional<ColumnKind> kindOf(JsonNode value) {
    if (value.isNull()) {
      return Optional.empty();
    }
    if (value.isNumber()) {
      return Optional.of(ColumnKind.NUMBER);
    }
    return Optional.of(isTime(value.asText()) ? ColumnKind.TIME : ColumnKind.TEXT);
  }

  private static boolean isTime(String text) {
    try {
      SourceTime.parse(text);
      return true;
    } catch (InvalidValueException e) {
      // Not a time is an answer here, not a failure.
      return false;
    }
  }

  /** What a type's name in the metadata means; the source has used several. */
  private static Optional<ColumnKind> kindOf(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    if (name.matches(".*(time|date).*")) {
      return Optional.of(ColumnKind.TIME);
    }
    if (name.matches(".*(number|numeric|decimal|float|double|int|real).*")) {
      return Optional.of(ColumnKind.NUMBER);
    }
    return name.matches(".*(text|char|string).*") ? Optional.of(ColumnKind.TEXT) : Optional.empty();
  }

  private static String words(ColumnKind kind) {
    return "a " + kind.name().toLowerCase(Locale.ROOT);
  }
}
