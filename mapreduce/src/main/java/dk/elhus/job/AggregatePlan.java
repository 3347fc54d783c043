package dk.elhus.job;

import dk.elhus.aggregate.Aggregate;
import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.TableSpec;
import dk.elhus.record.TableSpec.Grain;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileSystem;

/**
 * Which aggregates a load recomputes: sums over the months that changed; rolling means of those
 * months and of the months after them, which begin with windows that reach back.
 */
final class AggregatePlan {
  private final TableFiles tables;
  private final LoadLog log;
  private final StageResult clean;
  private final Map<String, StagedPartition> staged = new HashMap<>();

  private AggregatePlan(FileSystem files, StageResult clean, LoadLog log) {
    this.tables = new TableFiles(files, log);
    this.log = log;
    this.clean = clean;
    clean
        .partitions()
        .forEach(partition -> staged.put(partition.table() + partition.partition(), partition));
  }

  /** The plan; without sources when nothing changed that an aggregate depends on. */
  static Plan make(FileSystem files, StageResult clean, LoadLog log) throws IOException {
    return new AggregatePlan(files, clean, log).make();
  }

  private Plan make() throws IOException {
    Set<String> settlements = changed(Tables.SETTLEMENT);
    Set<String> rolling = rolling(settlements);
    List<Source> sources = new ArrayList<>();
    for (TableSpec table : Aggregates.sources()) {
      Set<String> changed = changed(table);
      boolean rolls = table == Tables.SETTLEMENT;
      for (String month : rolls ? withMonthsBefore(rolling) : changed) {
        addInput(sources, table, month, changed.contains(month));
      }
    }
    for (Aggregate aggregate : Aggregates.ALL) {
      addStanding(sources, aggregate.table(), changed(aggregate.source()));
    }
    addStanding(sources, RollingConsumption.TABLE, rolling);
    return new Plan(clean.runId(), clean.night(), clean.edition(), sources, rolling);
  }

  private Set<String> changed(TableSpec table) {
    Set<String> months = new TreeSet<>();
    for (StagedPartition partition : clean.partitions()) {
      if (partition.table().equals(table.name()) && partition.changed()) {
        months.add(table.partitionOf(partition.partition()));
      }
    }
    return months;
  }

  private Set<String> rolling(Set<String> changed) {
    Set<String> months = new TreeSet<>(changed);
    for (String month : changed) {
      String next = YearMonth.parse(month).plusMonths(1).toString();
      if (version(Tables.SETTLEMENT, next).isPresent()) {
        months.add(next);
      }
    }
    return months;
  }

  private static Set<String> withMonthsBefore(Set<String> months) {
    Set<String> all = new TreeSet<>(months);
    for (String month : months) {
      all.add(YearMonth.parse(month).minusMonths(1).toString());
    }
    return all;
  }

  /** The version that this load staged, else the one that stands. */
  private Optional<StagedPartition> version(TableSpec table, String partition) {
    String folder = table.partitionFolder(partition);
    return Optional.ofNullable(staged.get(table.name() + folder))
        .or(() -> log.standing(table.name(), folder));
  }

  private void addInput(List<Source> sources, TableSpec table, String month, boolean recompute)
      throws IOException {
    Optional<StagedPartition> version = version(table, month);
    if (version.isPresent()) {
      sources.addAll(tables.input(table, month, version.get().location(), recompute));
    }
  }

  private void addStanding(List<Source> sources, TableSpec table, Set<String> months)
      throws IOException {
    Set<String> partitions = new TreeSet<>();
    for (String month : months) {
      partitions.add(table.grain() == Grain.LOCAL_YEAR ? month.substring(0, 4) : month);
    }
    for (String partition : partitions) {
      sources.addAll(tables.standing(table, partition));
    }
  }
}
