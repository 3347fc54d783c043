package dk.elhus.cli.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * People who read many tables while loads go on. One holds on to the edition of the beginning and
 * asks table by table; one asks of all tables in one query, as they are shown at that moment. Both
 * rest as long as they read, which leaves the loads their share of the machine.
 *
 * <p>What each edition said is kept: it has to say the same each time, and when it is asked for
 * afterwards. An answer out of two editions would not.
 */
final class Readers implements AutoCloseable {
  /** Tables that a correction of an hour of February 2024 changes, as question by table. */
  static final Map<String, String> ENERGY =
      Map.of(
          "settlement",
          "COUNT(*), SUM(gross_consumption_mwh) FROM elhus.settlement"
              + " WHERE local_month = '2024-02'",
          "energy_hour",
          "COUNT(*), SUM(consumption_mwh) FROM elhus.energy_hour WHERE local_month = '2024-02'",
          "energy_day",
          "COUNT(*), SUM(consumption_mwh) FROM elhus.energy_day WHERE local_year = '2024'",
          "energy_month",
          "COUNT(*), SUM(consumption_mwh) FROM elhus.energy_month WHERE local_year = '2024'");

  /** Those of energy and of two other sources. */
  static final Map<String, String> MANY = new HashMap<>(ENERGY);

  static {
    MANY.put(
        "co2_emission_hour",
        "COUNT(*), SUM(mean_co2_g_per_kwh) FROM elhus.co2_emission_hour"
            + " WHERE local_month >= '2026-01'");
    MANY.put("vehicle_stock_country", "COUNT(*), SUM(vehicles) FROM elhus.vehicle_stock_country");
  }

  private static final Duration LONGEST_QUERY = Duration.ofMinutes(2);

  private final LoadedWarehouse warehouse;
  private final Map<String, String> tables;
  private final String all;
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Map<String, List<String>> saidBy = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> rounds = new ConcurrentHashMap<>();
  private volatile boolean over;

  /**
   * @param tables what is asked of each: {@code count, sum FROM …}
   */
  Readers(LoadedWarehouse warehouse, Map<String, String> tables) throws SQLException {
    this.warehouse = warehouse;
    this.tables = new TreeMap<>(tables);
    this.all =
        this.tables.entrySet().stream()
            .map(table -> question(table.getKey(), table.getValue()))
            .collect(
                Collectors.joining(
                    " UNION ALL ",
                    "SELECT elhus.edition(), asked.* FROM (",
                    ") asked ORDER BY table_name"));
    List<String> first = answer();
    start("reader-pinned", session -> holdOn(session, first));
    start("reader-current", session -> note(Rows.of(session.executeQuery(all))));
  }

  private static String question(String table, String question) {
    String named =
        question.replaceFirst(
            "COUNT\\(\\*\\), SUM\\((\\w+)\\)", "COUNT(*) AS n, CAST(SUM($1) AS STRING) AS total");
    return "SELECT '" + table + "' AS table_name, " + named;
  }

  /** What all tables say now: a row for each, which begins with the edition. */
  List<String> answer() throws SQLException {
    List<String> rows = warehouse.ask(all);
    note(rows);
    return rows;
  }

  private void note(List<String> rows) {
    String edition = edition(rows);
    List<String> before = saidBy.putIfAbsent(edition, rows);
    if (before != null && !before.equals(rows)) {
      complaints.add("edition " + edition + " said " + before + ", and then " + rows);
    }
  }

  private static String edition(List<String> rows) {
    return rows.get(0).substring(0, rows.get(0).indexOf(' '));
  }

  @FunctionalInterface
  private interface Reading {
    void read(Statement session) throws SQLException;
  }

  private void start(String name, Reading reading) {
    Thread thread =
        new Thread(
            () -> {
              try (Connection connection = warehouse.connect();
                  Statement session = connection.createStatement()) {
                while (!over) {
                  long begun = System.nanoTime();
                  reading.read(session);
                  rounds.merge(name, 1, Integer::sum);
                  TimeUnit.NANOSECONDS.sleep(System.nanoTime() - begun);
                }
              } catch (SQLException e) {
                complaints.add(name + ": " + e.getMessage());
              } catch (InterruptedException e) {
                complaints.add(name + " was interrupted");
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  private void holdOn(Statement session, List<String> known) throws SQLException {
    session.execute("SET elhus.edition=" + edition(known));
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, String> table : tables.entrySet()) {
      String asked = question(table.getKey(), table.getValue());
      found.add(edition(known) + " " + Rows.of(session.executeQuery(asked)).get(0));
    }
    if (!found.equals(known)) {
      complaints.add("held on to " + known + ", and now " + found);
    }
  }

  /** The editions that were seen, oldest first. */
  TreeSet<String> editions() {
    return new TreeSet<>(saidBy.keySet());
  }

  /** The tables that said something else in one edition than in another. */
  List<String> changed(String edition, String other) {
    return tables.keySet().stream()
        .filter(table -> !said(edition, table).equals(said(other, table)))
        .toList();
  }

  private String said(String edition, String table) {
    return saidBy.get(edition).stream()
        .map(row -> row.substring(edition.length() + 1))
        .filter(row -> row.startsWith(table + " "))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until the queries that go on now are over, as housekeeping's grace does. */
  void awaitTheNextQueries() throws Exception {
    Map<String, Integer> before = Map.copyOf(rounds);
    Until.found(
        "each reader to end what it asks and to ask again",
        LONGEST_QUERY,
        () ->
            Optional.of(before)
                .filter(
                    then ->
                        !complaints.isEmpty()
                            || threads.stream()
                                .map(Thread::getName)
                                .allMatch(
                                    name ->
                                        rounds.getOrDefault(name, 0)
                                            > then.getOrDefault(name, 0) + 1)));
  }

  /** Ends the reading; fails with the errors and mixes that were met. */
  void requireWholeEditions() throws SQLException, InterruptedException {
    answer();
    close();
    for (Map.Entry<String, List<String>> said : saidBy.entrySet()) {
      List<String> now = warehouse.ask("SET elhus.edition=" + said.getKey(), all);
      if (!now.equals(said.getValue())) {
        complaints.add(said.getKey() + " said " + said.getValue() + ", and asked again " + now);
      }
    }
    if (!complaints.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), complaints));
    }
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join(LONGEST_QUERY.toMillis());
      if (thread.isAlive()) {
        complaints.add(thread.getName() + " did not end within " + LONGEST_QUERY);
      }
    }
  }
}
