package dk.elhus.cli.chain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who read many tables while loads go on. One holds on to the edition of the beginning and
 * asks table by table; one asks of all tables in one query, as they are shown at that moment.
 */
final class Readers implements AutoCloseable {
  private static final String MONTH = SourceFiles.CORRECTED_HOUR.substring(0, 7);

  /** The same MWh of one month from four tables. */
  private static final List<String> SUMS =
      List.of(
          "SELECT SUM(gross_consumption_mwh) AS mwh FROM elhus.settlement"
              + " WHERE local_month = '"
              + MONTH
              + "'",
          "SELECT SUM(consumption_mwh) AS mwh FROM elhus.energy_hour"
              + " WHERE local_month = '"
              + MONTH
              + "'",
          "SELECT SUM(consumption_mwh) AS mwh FROM elhus.energy_day WHERE local_year = '"
              + MONTH.substring(0, 4)
              + "' AND SUBSTR(CAST(local_day AS STRING), 1, 7) = '"
              + MONTH
              + "'",
          "SELECT SUM(consumption_mwh) AS mwh FROM elhus.energy_month WHERE local_year = '"
              + MONTH.substring(0, 4)
              + "' AND local_month = '"
              + MONTH
              + "'");

  /** All of them in one query: the edition, the least and the greatest of the sums. */
  private static final String ALL =
      "SELECT MAX(elhus.edition()), MIN(mwh), MAX(mwh) FROM ("
          + String.join(" UNION ALL ", SUMS)
          + ") sums";

  private final LoadedWarehouse warehouse;
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean over;

  Readers(LoadedWarehouse warehouse) throws SQLException {
    this.warehouse = warehouse;
    String edition = warehouse.ask("SELECT elhus.edition()").get(0);
    String known = warehouse.ask(SUMS.get(0)).get(0);
    start("pinned", session -> holdOn(session, edition, known));
    start("current", this::askAllAtOnce);
  }

  /** What the four tables say now: edition, least and greatest sum. */
  static String all(LoadedWarehouse warehouse) throws SQLException {
    return warehouse.ask(ALL).get(0);
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
                  reading.read(session);
                }
              } catch (SQLException e) {
                complaints.add(name + ": " + e.getMessage());
              }
            },
            "reader-" + name);
    thread.start();
    threads.add(thread);
  }

  private void holdOn(Statement session, String edition, String known) throws SQLException {
    session.execute("SET elhus.edition=" + edition);
    for (String sum : SUMS) {
      String found = one(session, sum);
      if (!found.equals(known)) {
        complaints.add("edition " + edition + " said " + known + ", and now " + found + ": " + sum);
      }
    }
  }

  private void askAllAtOnce(Statement session) throws SQLException {
    String[] found = one(session, ALL).split(" ");
    if (!found[1].equals(found[2])) {
      complaints.add("edition " + found[0] + " is a mix: " + found[1] + " and " + found[2]);
    }
  }

  private String one(Statement session, String query) throws SQLException {
    try (ResultSet rows = session.executeQuery(query)) {
      String row = Rows.of(rows).get(0);
      answers.incrementAndGet();
      return row;
    }
  }

  int answers() {
    return answers.get();
  }

  /** Errors and mixes that were met. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join(TimeUnit.MINUTES.toMillis(2));
    }
  }
}
