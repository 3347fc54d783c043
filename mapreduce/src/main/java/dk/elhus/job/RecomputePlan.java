package dk.elhus.job;

import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.TableSpec;
import dk.elhus.record.TableSpec.Grain;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;

/**
 * What a recomputation reads: the clean rows that stand of the months asked for, and the rows of
 * the wanted aggregates that stand beside them.
 */
final class RecomputePlan {
  private final RecomputeArguments asked;
  private final LoadLog log;
  private final TableFiles tables;
  private final List<Source> sources = new ArrayList<>();

  private RecomputePlan(FileSystem files, RecomputeArguments asked, LoadLog log) {
    this.asked = asked;
    this.log = log;
    this.tables = new TableFiles(files, log);
  }

  /**
   * @throws IOException when nothing of the range is loaded
   */
  static Plan make(FileSystem files, RecomputeArguments asked, LoadLog log, EditionNumber edition)
      throws IOException {
    return new RecomputePlan(files, asked, log).make(edition);
  }

  private Plan make(EditionNumber edition) throws IOException {
    Set<String> rolling =
        asked.what().tables().contains(RollingConsumption.TABLE) ? asked.months() : Set.of();
    for (TableSpec source : asked.what().sources()) {
      addClean(source, rolling);
    }
    if (sources.isEmpty()) {
      throw new IOException(
          String.format(
              "nothing of %s is loaded for %s to %s; load it with: elhus nights --from %s --to %s",
              names(asked.what().sources()), asked.from(), asked.to(), asked.from(), asked.to()));
    }
    for (TableSpec table : asked.what().tables()) {
      for (String partition : partitions(table)) {
        sources.addAll(tables.standing(table, partition));
      }
    }
    return new Plan(
        asked.load().runId(),
        asked.load().night(),
        edition,
        sources,
        rolling,
        asked.what().tables().stream().map(TableSpec::name).collect(Collectors.toSet()));
  }

  /** A window of 24 hours reaches back into the month before. */
  private void addClean(TableSpec source, Set<String> rolling) throws IOException {
    Set<String> read = new TreeSet<>(asked.months());
    if (source == Tables.SETTLEMENT && !rolling.isEmpty()) {
      read.add(YearMonth.from(asked.from()).minusMonths(1).toString());
    }
    for (String month : read) {
      Optional<StagedPartition> version =
          log.standing(source.name(), source.partitionFolder(month));
      if (version.isPresent()) {
        boolean recompute = asked.months().contains(month);
        sources.addAll(tables.input(source, month, version.get().location(), recompute));
      }
    }
  }

  private Set<String> partitions(TableSpec table) {
    return asked.months().stream()
        .map(month -> table.grain() == Grain.LOCAL_YEAR ? month.substring(0, 4) : month)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String names(List<TableSpec> tables) {
    return tables.stream().map(TableSpec::name).collect(Collectors.joining(" and "));
  }
}
