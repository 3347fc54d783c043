package dk.elhus.job;

import dk.elhus.audit.AuditRules;
import dk.elhus.audit.CompleteRule;
import dk.elhus.audit.Limits;
import dk.elhus.audit.Measure;
import dk.elhus.audit.Shares;
import dk.elhus.audit.TableRules;
import dk.elhus.audit.UnitRule;
import dk.elhus.audit.VolumeRule;
import dk.elhus.clean.Window;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.record.DanishTime;
import dk.elhus.record.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a step measures for the audit: what its reducers measured of single partitions, and what
 * shows only when those, the landed folders and earlier loads are seen together.
 */
public final class Measures {
  private static final String WITHDRAWN_BESIDE_REJECTS = "withdrawn_beside_rejects";

  private static final Limits STOP_OF_ANY = new Limits(null, BigDecimal.ZERO, false);

  /** Names in a message; the rest is counted. */
  private static final int MOST_NAMES = 5;

  private static final int SECONDS_PER_DAY = 86_400;

  private final AuditRules rules;
  private final Collection<PartitionReport> reports;
  private final List<Measure> measures = new ArrayList<>();

  private Measures(AuditRules rules, Collection<PartitionReport> reports) {
    this.rules = rules;
    this.reports = reports;
    reports.forEach(report -> measures.addAll(report.measures()));
    addComplete();
  }

  /** What was measured of tables that are computed. */
  public static List<Measure> ofTables(Collection<PartitionReport> reports) {
    return new Measures(AuditRules.packed(), reports).measures;
  }

  /** What was measured of landed folders and the tables that they became. */
  static List<Measure> of(
      Collection<PartitionReport> reports,
      List<LandedFolder> folders,
      List<DatasetCounts> counts,
      LoadLog log) {
    Measures measures = new Measures(AuditRules.packed(), reports);
    measures.addIntervals(folders);
    measures.addFreshness(folders);
    measures.addVolume(folders, log);
    measures.addUnits(log);
    measures.measures.addAll(rejected(counts));
    measures.addWithdrawnBesideRejects(counts);
    return measures.measures;
  }

  /** Which part of the landed records was rejected, per dataset. */
  public static List<Measure> rejected(List<DatasetCounts> counts) {
    List<Measure> measures = new ArrayList<>();
    for (DatasetCounts of : counts) {
      Limits limits =
          AuditRules.packed()
              .of(of.dataset())
              .map(TableRules::rejectedShare)
              .orElse(Limits.WARN_OF_ANY);
      if (of.read() > 0) {
        measures.add(
            new Measure(
                TableRules.REJECTED_SHARE,
                null,
                null,
                of.dataset(),
                Shares.of(of.rejected(), of.read()),
                limits,
                of.rejected()
                    + " of "
                    + of.read()
                    + " records rejected; see elhus rejects --dataset "
                    + of.dataset()));
      }
    }
    return measures;
  }

  /** A record that was refused may be of a key that seems withdrawn: only a person can tell. */
  private void addWithdrawnBesideRejects(List<DatasetCounts> counts) {
    for (DatasetCounts of : counts) {
      BigDecimal withdrawn =
          measures.stream()
              .filter(found -> found.check().equals(TableRules.WITHDRAWN))
              .filter(found -> of.table().equals(found.table()))
              .map(Measure::value)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (withdrawn.signum() > 0 && of.rejected() > 0) {
        measures.add(
            new Measure(
                WITHDRAWN_BESIDE_REJECTS,
                of.table(),
                null,
                of.dataset(),
                withdrawn,
                STOP_OF_ANY,
                of.rejected()
                    + " records of the list were rejected, and "
                    + withdrawn
                    + " rows that stand are not among the others; see elhus rejects --dataset "
                    + of.dataset()));
      }
    }
  }

  private void addComplete() {
    for (TableSpec table : tables()) {
      List<CompleteRule> complete =
          rules.of(table).stream().flatMap(of -> of.complete().stream()).toList();
      if (!complete.isEmpty()) {
        Map<String, Set<String>> present = present(table);
        complete.forEach(rule -> addComplete(table, rule, present));
      }
    }
  }

  private Set<TableSpec> tables() {
    return rules.all().stream()
        .map(TableRules::table)
        .filter(table -> reports.stream().anyMatch(of -> of.table().equals(table.name())))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Map<String, Set<String>> present(TableSpec table) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (PartitionReport report : reports) {
      if (report.table().equals(table.name())) {
        report.present().forEach((key, values) -> all.merge(key, values, PartitionReport::union));
      }
    }
    return all;
  }

  private void addComplete(TableSpec table, CompleteRule rule, Map<String, Set<String>> present) {
    String prefix = rule.key("");
    present.forEach(
        (key, found) -> {
          if (key.startsWith(prefix)) {
            Set<String> missing = new TreeSet<>(rule.values());
            missing.removeAll(found);
            measures.add(
                new Measure(
                    CompleteRule.CHECK,
                    table.name(),
                    null,
                    rule.column() + "/" + key.substring(prefix.length()),
                    BigDecimal.valueOf(missing.size()),
                    rule.limits(),
                    missing.isEmpty()
                        ? "all " + rule.values().size() + " are there"
                        : "of " + rule.values().size() + " expected are missing " + some(missing)));
          }
        });
  }

  /** The first few of many names. */
  static String some(Collection<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** Compares what is there with what the Danish calendar has, for the days that were asked for. */
  private void addIntervals(List<LandedFolder> folders) {
    for (TableRules of : rules.all()) {
      if (of.intervals().isPresent()) {
        Set<LocalDate> days = days(folders, of.dataset().orElseThrow());
        if (!days.isEmpty()) {
          measures.addAll(new DayMeasures(of.intervals().get(), coverage(of.table())).of(days));
        }
      }
    }
  }

  private static Set<LocalDate> days(List<LandedFolder> folders, String dataset) {
    return folders.stream()
        .filter(folder -> folder.dataset().equals(dataset))
        .flatMap(folder -> folder.window().wholeDays().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Minutes that current rows cover, per subject and day. */
  private Map<String, Long> coverage(TableSpec table) {
    Map<String, Long> minutes = new TreeMap<>();
    for (PartitionReport report : reports) {
      if (report.table().equals(table.name())) {
        report.minutes().forEach((key, sum) -> minutes.merge(key, sum, Long::sum));
      }
    }
    return minutes;
  }

  /** How old the newest row is, against the end of the newest window. */
  private void addFreshness(List<LandedFolder> folders) {
    for (TableRules of : rules.all()) {
      if (of.freshnessDays().isEmpty()) {
        continue;
      }
      Optional<Window> asked = newestWindow(folders, of.dataset().orElseThrow());
      if (asked.isPresent()) {
        addFreshness(of, asked.get());
      }
    }
  }

  private static Optional<Window> newestWindow(List<LandedFolder> folders, String dataset) {
    return folders.stream()
        .filter(folder -> folder.dataset().equals(dataset))
        .map(LandedFolder::window)
        .filter(window -> window.end() > window.start())
        .max(Comparator.comparingLong(Window::end));
  }

  private void addFreshness(TableRules of, Window asked) {
    Optional<Long> newest =
        reports.stream()
            .filter(report -> report.table().equals(of.table().name()) && report.newest() != null)
            .map(PartitionReport::newest)
            .max(Long::compare);
    long age = asked.end() - newest.orElse(asked.start());
    measures.add(
        new Measure(
            TableRules.FRESHNESS_DAYS,
            of.table().name(),
            null,
            of.dataset().orElseThrow(),
            Shares.of(age, SECONDS_PER_DAY),
            of.freshnessDays().orElseThrow(),
            newest
                    .map(at -> "the newest row is of " + DanishTime.toText(at))
                    .orElse("there is no row")
                + ", asked for up to "
                + DanishTime.toText(asked.end())));
  }

  /** Two datasets may land in one table; a column is compared once. */
  private void addUnits(LoadLog log) {
    Map<String, UnitRule> units = new TreeMap<>();
    for (TableRules of : rules.all()) {
      of.units().forEach(rule -> units.putIfAbsent(of.table().name() + " " + rule.place(), rule));
    }
    List<Measure> judged = new ArrayList<>();
    for (UnitRule rule : units.values()) {
      judged.addAll(rule.judged(measures, meansBefore(rule, log)));
    }
    measures.addAll(judged);
  }

  private static List<BigDecimal> meansBefore(UnitRule rule, LoadLog log) {
    return log.records().stream()
        .flatMap(load -> load.audit().stream())
        .filter(result -> rule.isMeanOf(result.check(), result.table(), result.subject()))
        .map(LoadRecord.AuditResult::value)
        .toList();
  }

  private void addVolume(List<LandedFolder> folders, LoadLog log) {
    for (LandedFolder folder : folders) {
      Optional<VolumeRule> rule = rules.of(folder.dataset()).flatMap(TableRules::volume);
      if (rule.isPresent()) {
        addVolume(folder.input(), rule.get(), log);
      }
    }
  }

  private void addVolume(Input input, VolumeRule rule, LoadLog log) {
    List<Long> before =
        log.records().stream()
            .flatMap(load -> load.inputs().stream())
            .filter(earlier -> earlier.dataset().equals(input.dataset()))
            .map(Input::rowsPerMillionDays)
            .filter(rows -> rows > 0)
            .toList();
    rule.factor(input.rowsPerMillionDays(), before)
        .ifPresent(
            factor ->
                measures.add(
                    new Measure(
                        VolumeRule.CHECK,
                        null,
                        null,
                        input.dataset() + "/night=" + input.night(),
                        factor,
                        rule.limits(),
                        input.rows()
                            + " records of "
                            + input.windowDays()
                            + " days; per day that many times more or less than the last loads")));
  }
}
