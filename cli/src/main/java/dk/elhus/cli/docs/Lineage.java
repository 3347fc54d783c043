package dk.elhus.cli.docs;

import dk.elhus.aggregate.Aggregate;
import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.export.Mart;
import dk.elhus.hive.DataDictionary;
import dk.elhus.hive.DataDictionary.Entry;
import dk.elhus.hive.DdlScript.Kind;
import dk.elhus.metering.MeteringTables;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import dk.elhus.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each table and view is made of and what is made of it: from the rules of the clean job, the
 * aggregates, the views' and the reports' queries.
 */
final class Lineage {
  private static final List<String> STORES = List.of("elhus_history.", "elhus_restricted.");

  private final DataDictionary dictionary;
  private final List<Report> reports;

  /** Datasets that land and become rows, by the name of the table. */
  private final Map<String, Set<String>> datasets = new TreeMap<>();

  /** Tables and views by what they are made of. */
  private final Map<String, Set<String>> madeOf = new TreeMap<>();

  private final Map<String, Set<String>> usedBy = new TreeMap<>();

  Lineage(DataDictionary dictionary, List<Report> reports) {
    this.dictionary = dictionary;
    this.reports = reports;
    for (Cleaner cleaner : Cleaners.ALL) {
      lands(cleaner.dataset(), cleaner.table());
    }
    lands(MeteringTables.DATASET, MeteringTables.READINGS);
    for (Aggregate aggregate : Aggregates.ALL) {
      computes(aggregate.source(), aggregate.table());
    }
    computes(Tables.SETTLEMENT, RollingConsumption.TABLE);
    MeteringTables.SUMS.forEach(table -> computes(MeteringTables.READINGS, table));
    for (Entry entry : dictionary.entries()) {
      entry.reads().forEach(read -> link(read, entry.name()));
    }
  }

  private void lands(String dataset, TableSpec table) {
    datasets.computeIfAbsent(store(table), unknown -> new TreeSet<>()).add(dataset);
  }

  private void computes(TableSpec source, TableSpec table) {
    link(store(source), store(table));
  }

  private void link(String from, String to) {
    madeOf.computeIfAbsent(to, unknown -> new TreeSet<>()).add(from);
    usedBy.computeIfAbsent(from, unknown -> new TreeSet<>()).add(to);
  }

  /** The table of Hive in which a table of the jobs is read. */
  private String store(TableSpec table) {
    return STORES.stream()
        .map(database -> database + table.name())
        .filter(name -> dictionary.find(name).isPresent())
        .findFirst()
        .orElse(table.name());
  }

  /** What it is made of, one step back. */
  Set<String> madeOf(String name) {
    return madeOf.getOrDefault(name, Set.of());
  }

  /** What is made of it, one step on. */
  Set<String> usedBy(String name) {
    return usedBy.getOrDefault(name, Set.of());
  }

  /** Datasets whose records become its rows at once. */
  Set<String> landed(String name) {
    return datasets.getOrDefault(name, Set.of());
  }

  /** It and everything that it is made of, the last step first. */
  List<String> wayBack(String name) {
    Set<String> seen = new LinkedHashSet<>(List.of(name));
    List<String> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      for (String before : madeOf(open.remove(0))) {
        if (seen.add(before)) {
          open.add(before);
        }
      }
    }
    return List.copyOf(seen);
  }

  /** All datasets that it comes from. */
  Set<String> sources(String name) {
    Set<String> sources = new TreeSet<>();
    wayBack(name).forEach(step -> sources.addAll(landed(step)));
    return sources;
  }

  /** Reports that read it, or read what is made of it. */
  List<Report> reports(String name) {
    return reports.stream()
        .filter(report -> report.reads().stream().anyMatch(read -> wayBack(read).contains(name)))
        .toList();
  }

  /** Copies of it that dashboards read. */
  List<String> exports(Entry entry) {
    return Mart.ALL.stream()
        .filter(mart -> entry.kind() == Kind.VIEW && entry.name().equals("elhus." + mart.view()))
        .map(Mart::table)
        .toList();
  }

  /** Tables and views that call a function. */
  List<String> callers(String function) {
    return dictionary.entries().stream()
        .filter(entry -> entry.functions().contains(function))
        .map(Entry::name)
        .toList();
  }
}
