package dk.elhus.ingest;

import dk.elhus.audit.RuleReader;
import dk.elhus.audit.TableRules;
import dk.elhus.clean.Cleaners;
import dk.elhus.clean.DescribedCleaner;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.ingest.DatasetDescriptor.ColumnKind;
import dk.elhus.ingest.DatasetDescriptor.Filter;
import dk.elhus.ingest.DatasetDescriptor.Life;
import dk.elhus.ingest.DatasetDescriptor.RequestRule;
import dk.elhus.ingest.DatasetDescriptor.WindowRule;
import java.io.Reader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one descriptor and checks what can be checked without the source. */
final class DescriptorReader {
  static final String ENERGI_DATA_SERVICE = "energi-data-service";
  static final String STATBANK = "statbank";
  static final String ELHUS = "elhus";
  static final String POSTGRESQL = "postgresql";

  private static final RequestRule NOBODY_IS_ASKED =
      new RequestRule(1, Duration.ZERO, 0, Duration.ofSeconds(1), Duration.ofMinutes(1), 1);
  private static final int MOST_DAYS = 36_500;
  private static final int STALE_AFTER_DAYS = 3;
  private static final Map<String, ColumnKind> KINDS =
      Map.of("text", ColumnKind.TEXT, "time", ColumnKind.TIME, "number", ColumnKind.NUMBER);

  private final String file;
  private final YamlSection top;

  private DescriptorReader(String file, YamlSection top) {
    this.file = file;
    this.top = top;
  }

  /**
   * @param file the file's name, {@code NAME.yaml}, for complaints and to be compared with the name
   *     in it
   */
  static DatasetDescriptor read(String file, Reader text) {
    return new DescriptorReader(file, YamlSection.parse(file, text)).descriptor();
  }

  private DatasetDescriptor descriptor() {
    String kind = top.text("source");
    DatasetDescriptor descriptor =
        switch (kind) {
          case ENERGI_DATA_SERVICE -> energiDataService();
          case STATBANK -> statBank();
          case ELHUS -> own();
          case POSTGRESQL -> database();
          default ->
              throw top.wrong(
                  "source",
                  "must be "
                      + String.join(" or ", ENERGI_DATA_SERVICE, STATBANK, ELHUS, POSTGRESQL)
                      + ", is \""
                      + kind
                      + "\"");
        };
    top.complainOfUnknownFields();
    return descriptor;
  }

  /** The columns are the variables asked for and the number. */
  private DatasetDescriptor statBank() {
    Origin.StatBank table = new StatBankSection(top).read();
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    table.variables().forEach(variable -> kinds.put(variable.column(), ColumnKind.TEXT));
    List<String> keys = List.copyOf(kinds.keySet());
    kinds.put(StatBankSection.NUMBER, ColumnKind.NUMBER);
    String time =
        table.variables().stream()
            .filter(variable -> variable.code().equals(table.time()))
            .map(Origin.StatBank.Variable::column)
            .findFirst()
            .orElseThrow();
    return new DatasetDescriptor(
        name(),
        top.text("schema"),
        table,
        Collections.unmodifiableMap(kinds),
        time,
        keys,
        Optional.empty(),
        0,
        window(),
        STALE_AFTER_DAYS,
        life(),
        request(),
        top.duration("cut_off", Duration.ofMinutes(1)),
        audit());
  }

  /** Nobody is asked, so there are no rules for asking. */
  private DatasetDescriptor own() {
    String file = top.text("file");
    if (!OwnRecords.exists(file)) {
      throw top.wrong("file", "\"" + file + "\" is no file of the folder reference");
    }
    Map<String, ColumnKind> kinds = columnKinds();
    List<String> keys = top.texts("key_columns");
    keys.forEach(key -> column("key_columns", key, List.copyOf(kinds.keySet())));
    return new DatasetDescriptor(
        name(),
        top.text("schema"),
        new Origin.Own(file),
        kinds,
        keys.get(0),
        keys,
        Optional.empty(),
        0,
        Optional.empty(),
        STALE_AFTER_DAYS,
        life(),
        NOBODY_IS_ASKED,
        Duration.ofHours(1),
        audit());
  }

  /** Sqoop writes the landed schema itself, from the types of the columns. */
  private DatasetDescriptor database() {
    Origin.Database table = new DatabaseSection(top).read();
    List<String> keys = top.texts("key_columns");
    keys.forEach(key -> column("key_columns", key, List.copyOf(table.types().keySet())));
    return new DatasetDescriptor(
        name(),
        name(),
        table,
        DatabaseSection.kinds(table.types()),
        table.changed(),
        keys,
        Optional.empty(),
        0,
        Optional.of(new WindowRule(0, 0, 0)),
        STALE_AFTER_DAYS,
        new Life(Optional.empty(), Optional.empty()),
        NOBODY_IS_ASKED,
        top.duration("cut_off", Duration.ofMinutes(1)),
        audit());
  }

  /** A dataset whose cleaner is not written yet has no table that rules could be about. */
  private Optional<TableRules> audit() {
    Optional<DescribedCleaner> described = DescribedCleaner.of(top);
    return Cleaners.of(name())
        .or(() -> described)
        .map(cleaner -> RuleReader.ofDataset(cleaner, top));
  }

  private DatasetDescriptor energiDataService() {
    Map<String, ColumnKind> kinds = columnKinds();
    List<String> columns = List.copyOf(kinds.keySet());
    String timeColumn = column("time_column", top.text("time_column"), columns);
    return new DatasetDescriptor(
        name(),
        top.text("schema"),
        new Origin.EnergiDataService(),
        kinds,
        timeColumn,
        keyColumns(columns, timeColumn),
        filter(columns),
        (int) top.wholeNumber("resolution_minutes", 1, 1440),
        window(),
        top.has("stale_after_days")
            ? (int) top.wholeNumber("stale_after_days", 1, MOST_DAYS)
            : STALE_AFTER_DAYS,
        life(),
        request(),
        top.duration("cut_off", Duration.ofMinutes(1)),
        audit());
  }

  private String name() {
    String name = top.text("name");
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw top.wrong("name", "must be letters, digits and _ only, is \"" + name + "\"");
    }
    if (!file.equals(name + ".yaml")) {
      throw top.wrong("name", "is \"" + name + "\", so the file must be called " + name + ".yaml");
    }
    return name;
  }

  private String column(String field, String column, List<String> columns) {
    if (!columns.contains(column)) {
      throw top.wrong(field, "\"" + column + "\" is not one of the columns");
    }
    return column;
  }

  private List<String> keyColumns(List<String> columns, String timeColumn) {
    List<String> keys = top.texts("key_columns");
    keys.forEach(key -> column("key_columns", key, columns));
    if (!keys.contains(timeColumn)) {
      throw top.wrong("key_columns", "must name the time column " + timeColumn);
    }
    return keys;
  }

  private Map<String, ColumnKind> columnKinds() {
    YamlSection section = top.section("columns");
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    section
        .allTexts()
        .forEach(
            (column, kind) -> {
              if (!KINDS.containsKey(kind)) {
                throw section.wrong(column, "must be text, time or number, is \"" + kind + "\"");
              }
              kinds.put(column, KINDS.get(kind));
            });
    if (kinds.isEmpty()) {
      throw top.wrong("columns", "must name at least one column");
    }
    return Collections.unmodifiableMap(kinds);
  }

  private Optional<Filter> filter(List<String> columns) {
    Optional<YamlSection> optional = top.optionalSection("filter");
    if (optional.isEmpty()) {
      return Optional.empty();
    }
    YamlSection section = optional.get();
    String column = section.text("column");
    if (!columns.contains(column)) {
      throw section.wrong("column", "\"" + column + "\" is not one of the columns");
    }
    Filter filter = new Filter(column, section.texts("values"));
    section.complainOfUnknownFields();
    return Optional.of(filter);
  }

  private Optional<WindowRule> window() {
    YamlSection section = top.section("window");
    Optional<WindowRule> rule =
        section.flag("whole_list")
            ? Optional.empty()
            : Optional.of(
                new WindowRule(
                    (int) section.wholeNumber("lag_days", 0, MOST_DAYS),
                    (int) section.wholeNumber("lookback_days", 0, MOST_DAYS),
                    (int) section.wholeNumber("lead_days", 0, MOST_DAYS)));
    section.complainOfUnknownFields();
    return rule;
  }

  private Life life() {
    Optional<YamlSection> optional = top.optionalSection("life");
    if (optional.isEmpty()) {
      return new Life(Optional.empty(), Optional.empty());
    }
    YamlSection section = optional.get();
    Optional<LocalDate> first = section.optionalDay("first_day");
    Optional<LocalDate> last = section.optionalDay("last_day");
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      throw section.wrong("last_day", last.get() + " is before first_day " + first.get());
    }
    section.complainOfUnknownFields();
    return new Life(first, last);
  }

  private RequestRule request() {
    YamlSection section = top.section("request");
    RequestRule rule =
        new RequestRule(
            (int) section.wholeNumber("page_size", 1, 10_000_000),
            section.duration("pause", Duration.ZERO),
            (int) section.wholeNumber("retries", 0, 100),
            section.duration("connect_timeout", Duration.ofMillis(1)),
            section.duration("timeout", Duration.ofMillis(1)),
            section.wholeNumber("max_body_bytes", 1, Long.MAX_VALUE));
    section.complainOfUnknownFields();
    return rule;
  }
}
