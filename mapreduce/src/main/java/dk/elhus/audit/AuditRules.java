package dk.elhus.audit;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All rules that are packed with the jobs: what runs on the cluster and what was checked in the
 * build are the same.
 */
public final class AuditRules {
  private static final String DATASETS = "/audit/datasets/";
  private static final String TABLES = "/audit/tables/";
  private static final String SUFFIX = ".yaml";

  private static final Set<String> OF_ROWS_THAT_STAND =
      Set.of(
          CompleteRule.CHECK,
          IntervalRule.MISSING,
          IntervalRule.SURPLUS,
          IntervalRule.EMPTY_DAYS,
          NullShareRule.CHECK,
          PartsRule.BELOW,
          PartsRule.ABOVE);

  private final List<TableRules> all;

  AuditRules(List<TableRules> all) {
    this.all = List.copyOf(all);
  }

  /** Holds the rules of the class path, which do not change while a JVM runs. */
  private static final class Packed {
    static final AuditRules RULES = read();
  }

  /**
   * The rules of the class path.
   *
   * @throws dk.elhus.descriptor.DescriptorException when one of them is wrong
   */
  public static AuditRules packed() {
    return Packed.RULES;
  }

  private static AuditRules read() {
    List<TableRules> all = new ArrayList<>();
    for (Cleaner cleaner : Cleaners.ALL) {
      yaml(DATASETS + cleaner.dataset() + SUFFIX)
          .map(file -> RuleReader.ofDataset(cleaner, file))
          .ifPresent(all::add);
    }
    for (TableSpec table : Tables.ALL) {
      yaml(TABLES + table.name() + SUFFIX)
          .map(file -> RuleReader.ofTable(table, file))
          .ifPresent(all::add);
    }
    return new AuditRules(all);
  }

  private static Optional<YamlSection> yaml(String resource) {
    try (InputStream in = AuditRules.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      String file = resource.substring(resource.lastIndexOf('/') + 1);
      return Optional.of(
          YamlSection.parse(file, new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** Whether a check is about rows that stand, which come back every night, or about new ones. */
  public static boolean judgesRowsThatStand(String check) {
    return OF_ROWS_THAT_STAND.contains(check);
  }

  /** All rules. */
  public List<TableRules> all() {
    return all;
  }

  /** The rules of a table: one entry per dataset that lands in it. */
  public List<TableRules> of(TableSpec table) {
    return all.stream().filter(rules -> rules.table() == table).toList();
  }

  /** The rules of a dataset. */
  public Optional<TableRules> of(String dataset) {
    return all.stream().filter(rules -> rules.dataset().equals(Optional.of(dataset))).findFirst();
  }
}
