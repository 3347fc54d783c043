package dk.elhus.cli;

import dk.elhus.clean.Cleaner;
import dk.elhus.record.TableSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Asks Hive for rejects. Those with personal data are not among them. */
final class RejectQuery {
  /** What is asked for stands in parameters, never in the text. */
  private static final String ALL =
      """
      SELECT night, dataset, source_file, `position`, reason, CAST(resolved_edition AS STRING),
        record
      FROM (
        SELECT night, dataset, source_file, `position`, reason, resolved_edition, record
        FROM elhus_ops.reject
        UNION ALL
        SELECT night, 'meter_reading' AS dataset, source_file, `position`, reason,
          CAST(NULL AS BIGINT) AS resolved_edition, record
        FROM elhus_ops.meter_reading_reject) rejects
      WHERE 1 = 1""";

  private final Settings settings;

  RejectQuery(Settings settings) {
    this.settings = settings;
  }

  /**
   * Which rejects; a null is no condition.
   *
   * @param night the night whose load refused them
   * @param reason a part of the reason
   * @param open whether only those count that no replay has made a row of
   */
  record Filter(LocalDate night, String dataset, String reason, boolean open) {
    /** The conditions, to follow "no record was rejected". */
    String words() {
      return (night == null ? "" : " in night " + night)
          + (dataset == null ? "" : " of " + dataset)
          + (reason == null ? "" : " because of '" + reason + "'")
          + (open ? " and is still open" : "");
    }
  }

  /**
   * A reject.
   *
   * @param night whose load refused it
   * @param file landed file, below the landing folder
   * @param resolvedIn edition in which a replay made a row of it; null while it is refused
   */
  record Reject(
      LocalDate night,
      String dataset,
      String file,
      long position,
      String reason,
      String resolvedIn,
      String record) {}

  /**
   * A reject that no replay has made a row of: where it lies, and nothing of what it says.
   *
   * @param file landed file, below the landing folder
   */
  record Open(String file, long position) {
    /** Night of the landed folder that holds it. */
    LocalDate landedNight() {
      return LocalDate.parse(file.replaceFirst(".*/night=", "").replaceFirst("/.*", ""));
    }
  }

  /** Those of a dataset that a night's load refused, with personal data or not. */
  List<Open> open(Cleaner cleaner, LocalDate night, int limit) {
    TableSpec table = cleaner.rejects();
    String question =
        "SELECT source_file, `position` FROM "
            + table.database()
            + "."
            + table.name()
            + " WHERE night = ? AND dataset = ? AND resolved_edition IS NULL"
            + " ORDER BY source_file, `position` LIMIT "
            + limit;
    try (Connection hive = HiveServer.asLoader(settings).connect();
        PreparedStatement query = hive.prepareStatement(question)) {
      query.setString(1, night.toString());
      query.setString(2, cleaner.dataset());
      List<Open> open = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          open.add(new Open(rows.getString(1), rows.getLong(2)));
        }
      }
      return open;
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    }
  }

  /** The newest first. */
  List<Reject> find(Filter filter, int limit) {
    try (Connection hive = HiveServer.asLoader(settings).connect();
        PreparedStatement query = hive.prepareStatement(text(filter, limit))) {
      int place = 1;
      if (filter.night() != null) {
        query.setString(place++, filter.night().toString());
      }
      if (filter.dataset() != null) {
        query.setString(place++, filter.dataset());
      }
      if (filter.reason() != null) {
        query.setString(place, filter.reason());
      }
      try (ResultSet rows = query.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    }
  }

  private static String text(Filter filter, int limit) {
    return ALL
        + (filter.night() == null ? "" : " AND night = ?")
        + (filter.dataset() == null ? "" : " AND dataset = ?")
        + (filter.reason() == null ? "" : " AND INSTR(reason, ?) > 0")
        + (filter.open() ? " AND resolved_edition IS NULL" : "")
        + " ORDER BY night DESC, dataset, source_file, `position` LIMIT "
        + limit;
  }

  private static List<Reject> read(ResultSet rows) throws SQLException {
    List<Reject> rejects = new ArrayList<>();
    while (rows.next()) {
      rejects.add(
          new Reject(
              LocalDate.parse(rows.getString(1)),
              rows.getString(2),
              rows.getString(3),
              rows.getLong(4),
              rows.getString(5),
              rows.getString(6),
              rows.getString(7)));
    }
    return rejects;
  }
}
