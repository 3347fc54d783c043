package dk.elhus.cli.docs;

import com.samskivert.mustache.Mustache;
import dk.elhus.hive.DataDictionary;
import dk.elhus.hive.DataDictionary.Column;
import dk.elhus.hive.DataDictionary.Entry;
import dk.elhus.hive.DdlScript.Kind;
import dk.elhus.landing.Layout;
import dk.elhus.report.PageAssets;
import dk.elhus.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The data dictionary as one page that needs nothing else, neither network nor server. Every value
 * is escaped by the template, and the page's policy allows its own script only.
 */
public final class DictionaryPage {
  private static final int SHOWN_COLUMNS = 5;

  /** An example of this many characters stands in one line. */
  private static final int SHORT = 24;

  private final DataDictionary dictionary;
  private final List<Report> reports;
  private final Lineage lineage;
  private final Map<String, String> origins;
  private final Freshness freshness;

  /**
   * @param reports all reports
   * @param origins where each dataset comes from, in words, by its name
   * @param freshness what the warehouse says, if it was asked
   */
  public DictionaryPage(
      DataDictionary dictionary,
      List<Report> reports,
      Map<String, String> origins,
      Freshness freshness) {
    this.dictionary = dictionary;
    this.reports = reports;
    this.lineage = new Lineage(dictionary, reports);
    this.origins = origins;
    this.freshness = freshness;
  }

  /** Writes the page. */
  public void write(Appendable out) throws IOException {
    String script = resource("dictionary.js");
    Map<String, Object> page = new HashMap<>();
    page.put("style", PageAssets.get().style() + resource("dictionary.css"));
    page.put("script", script);
    page.put("scriptHashes", PageAssets.allowed(script));
    page.put("edition", freshness.edition().orElse(""));
    page.put("unasked", freshness.unasked().orElse(""));
    page.put("databases", of(Kind.DATABASE).stream().map(this::database).toList());
    page.put("reports", reports.stream().map(this::report).toList());
    page.put("sources", origins.keySet().stream().sorted().map(this::source).toList());
    page.put("things", count(Kind.TABLE) + " tables, " + count(Kind.VIEW) + " views");
    page.put(
        "columnCount",
        dictionary.entries().stream().mapToInt(entry -> entry.columns().size()).sum());
    out.append(
        Mustache.compiler()
            .escapeHTML(true)
            .nullValue("")
            .emptyStringIsFalse(true)
            .compile(resource("dictionary.mustache"))
            .execute(page));
  }

  private int count(Kind kind) {
    return of(kind).size();
  }

  private List<Entry> of(Kind kind) {
    return dictionary.entries().stream().filter(entry -> entry.kind() == kind).toList();
  }

  private Map<String, Object> database(Entry database) {
    List<Entry> inside =
        dictionary.entries().stream()
            .filter(entry -> entry.kind() != Kind.DATABASE)
            .filter(entry -> entry.database().equals(database.name()))
            .sorted(
                (one, other) -> {
                  int byKind = order(one.kind()) - order(other.kind());
                  return byKind == 0 ? one.name().compareTo(other.name()) : byKind;
                })
            .toList();
    Map<String, Object> node = new HashMap<>();
    node.put("name", database.name());
    node.put("comment", database.comment());
    node.put("entries", inside.stream().map(this::entry).toList());
    return node;
  }

  private static int order(Kind kind) {
    return kind == Kind.FUNCTION ? 1 : 0;
  }

  private Map<String, Object> entry(Entry entry) {
    Map<String, Object> node = new HashMap<>();
    node.put("name", entry.name());
    node.put("shortName", entry.shortName());
    node.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
    if (entry.kind() == Kind.FUNCTION) {
      putFunction(node, entry);
      return node;
    }
    node.put("comment", entry.comment());
    node.put("columns", entry.columns().stream().map(DictionaryPage::column).toList());
    node.put(
        "partitions",
        entry.columns().stream()
            .filter(Column::partition)
            .map(Column::name)
            .distinct()
            .collect(Collectors.joining(", ")));
    putWay(node, entry);
    node.put("freshness", freshness(entry));
    node.put("sample", sample(entry));
    node.put("reports", names(lineage.reports(entry.name()).stream().map(Report::name).toList()));
    node.put("exports", String.join(", ", lineage.exports(entry)));
    return node;
  }

  /** Its first line says what it does, the others are queries with their results. */
  private void putFunction(Map<String, Object> node, Entry function) {
    String[] lines = function.comment().split("\n", 2);
    String[] callAndMeaning = lines[0].split(" - ", 2);
    node.put("call", callAndMeaning[0]);
    node.put("comment", callAndMeaning.length == 2 ? callAndMeaning[1] : "");
    node.put("sample", lines.length == 2 ? lines[1] : "");
    node.put("usedBy", names(lineage.callers(function.name())));
  }

  private void putWay(Map<String, Object> node, Entry entry) {
    List<Map<String, Object>> way = new ArrayList<>();
    List<String> back = new ArrayList<>(lineage.wayBack(entry.name()));
    Collections.reverse(back);
    for (String dataset : lineage.sources(entry.name())) {
      way.add(step("source", dataset, origins.getOrDefault(dataset, "")));
      way.add(step("landing", "", new Layout("").landing(dataset) + "/night=…"));
    }
    for (String step : back) {
      way.add(
          step(
              step.equals(entry.name()) ? "here" : "object",
              step,
              dictionary.find(step).map(Entry::comment).orElse("")));
    }
    node.put("way", way);
    node.put("hasWay", way.size() > 1);
    node.put("usedBy", names(lineage.usedBy(entry.name())));
  }

  private static Map<String, Object> step(String kind, String name, String words) {
    return Map.of(
        "isSource", kind.equals("source"),
        "isLanding", kind.equals("landing"),
        "isHere", kind.equals("here"),
        "isObject", kind.equals("object"),
        "name", name,
        "words", words);
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> node = new HashMap<>();
    node.put("name", column.name());
    node.put("type", column.type().replace(",", ", ").replace(":", ": "));
    node.put("comment", column.comment());
    node.put("unit", column.unit().orElse(""));
    node.put("example", column.example().orElse(""));
    node.put("short", column.example().filter(text -> text.length() <= SHORT).isPresent());
    node.put("partition", column.partition());
    return node;
  }

  private String freshness(Entry entry) {
    return freshness
        .unasked()
        .map(why -> "not asked")
        .orElseGet(
            () ->
                lineage.wayBack(entry.name()).stream()
                    .map(name -> name.substring(name.indexOf('.') + 1))
                    .map(freshness.tables()::get)
                    .filter(Objects::nonNull)
                    .max(String::compareTo)
                    .map(last -> "last changed " + last)
                    .orElse("nothing is loaded, or no load writes it"));
  }

  /** A query that reads little: one partition, a few columns, ten rows. */
  static String sample(Entry entry) {
    String columns =
        entry.columns().stream()
            .limit(SHOWN_COLUMNS)
            .map(column -> "`" + column.name() + "`")
            .collect(Collectors.joining(", "))
            .replaceAll("`(?!(?:time|position)`)(\\w+)`", "$1");
    String where =
        entry.columns().stream()
            .filter(column -> column.partition() && column.example().isPresent())
            .findFirst()
            .map(
                column ->
                    "\nWHERE " + column.name() + " = '" + column.example().orElseThrow() + "'")
            .orElse("");
    return "SELECT " + columns + "\nFROM " + entry.name() + where + "\nLIMIT 10;";
  }

  private Map<String, Object> report(Report report) {
    return Map.of(
        "name", report.name(),
        "number", report.number(),
        "question", report.question(),
        "reads", names(report.reads()));
  }

  private Map<String, Object> source(String dataset) {
    List<String> tables =
        of(Kind.TABLE).stream()
            .map(Entry::name)
            .filter(table -> lineage.landed(table).contains(dataset))
            .toList();
    Map<String, Object> node = new HashMap<>();
    node.put("name", dataset);
    node.put("words", origins.get(dataset));
    node.put("tables", names(tables));
    node.put(
        "freshness",
        freshness.unasked().isPresent()
            ? "not asked"
            : freshness.datasets().getOrDefault(dataset, "never landed"));
    return node;
  }

  private static List<Map<String, String>> names(Collection<String> names) {
    return names.stream().map(name -> Map.of("name", name)).toList();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DictionaryPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path; build anew: mvn package");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
