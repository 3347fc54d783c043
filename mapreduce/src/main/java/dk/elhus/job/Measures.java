package dk.elhus.job;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Window;
import dk.elhus.publish.Audit;
import dk.elhus.publish.StageResult.Measure;
import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.PriceArea;
import dk.elhus.record.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the clean step measures for the audit. */
final class Measures {
  private Measures() {}

  static List<Measure> of(Collection<PartitionReport> reports, List<LandedFolder> folders) {
    List<Measure> measures = new ArrayList<>();
    for (PartitionReport report : reports) {
      report
          .imbalance()
          .forEach(
              (area, difference) ->
                  measures.add(
                      new Measure(
                          Audit.SETTLEMENT_IDENTITY_MWH,
                          subject(report, area),
                          Decimals.toBigDecimal(difference))));
      report
          .nulls()
          .forEach(
              (column, rows) ->
                  measures.add(
                      new Measure(
                          Audit.NULL_VALUES, subject(report, column), BigDecimal.valueOf(rows))));
    }
    addIntervals(measures, coverage(reports), folders);
    return measures;
  }

  private static String subject(PartitionReport report, String part) {
    return report.table()
        + " "
        + part
        + " "
        + Tables.named(report.table()).partitionFolder(report.partition());
  }

  /** Minutes that current rows cover, per table, area and day. */
  private static Map<String, Long> coverage(Collection<PartitionReport> reports) {
    Map<String, Long> minutes = new TreeMap<>();
    for (PartitionReport report : reports) {
      report
          .minutes()
          .forEach((day, sum) -> minutes.merge(report.table() + " " + day, sum, Long::sum));
    }
    return minutes;
  }

  /** Compares what is there with what the Danish calendar has, for the days that were asked for. */
  private static void addIntervals(
      List<Measure> measures, Map<String, Long> coverage, List<LandedFolder> folders) {
    Map<String, Measure> found = new TreeMap<>();
    for (LandedFolder folder : folders) {
      Cleaner cleaner = folder.cleaner();
      if (!cleaner.isGaplessPerArea()) {
        continue;
      }
      Window window = folder.window();
      for (LocalDate day : window.wholeDays()) {
        for (PriceArea area : PriceArea.values()) {
          String subject =
              cleaner.table().name() + " " + PartitionReport.areaAndDay(area.name(), day);
          long surplus = coverage.getOrDefault(subject, 0L) - DanishTime.minutesOfDay(day);
          if (surplus != 0) {
            String name = surplus < 0 ? Audit.MISSING_INTERVALS : Audit.SURPLUS_INTERVALS;
            long intervals = Math.abs(surplus) / cleaner.resolutionMinutes();
            found.put(subject, new Measure(name, subject, BigDecimal.valueOf(intervals)));
          }
        }
      }
    }
    measures.addAll(found.values());
  }
}
