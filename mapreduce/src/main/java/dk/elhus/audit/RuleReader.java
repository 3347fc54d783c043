package dk.elhus.audit;

import dk.elhus.clean.Cleaner;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rules of one table. A rule or a setting that nobody knows, a column that the table
 * lacks and a threshold that is no number are refused with file and line.
 */
public final class RuleReader {
  /** The field of a descriptor that holds its rules. */
  public static final String FIELD = "audit";

  private final TableSpec table;
  private final Optional<Cleaner> cleaner;
  private final YamlSection section;

  private RuleReader(TableSpec table, Optional<Cleaner> cleaner, YamlSection section) {
    this.table = table;
    this.cleaner = cleaner;
    this.section = section;
  }

  /**
   * The rules of a dataset.
   *
   * @param cleaner knows its table and the length of its intervals
   * @param descriptor the whole descriptor; without a field {@value #FIELD} any reject is a warning
   *     and nothing else is judged
   */
  public static TableRules ofDataset(Cleaner cleaner, YamlSection descriptor) {
    Optional<YamlSection> section = descriptor.optionalSection(FIELD);
    return section
        .map(found -> new RuleReader(cleaner.table(), Optional.of(cleaner), found).read())
        .orElseGet(() -> none(cleaner));
  }

  private static TableRules none(Cleaner cleaner) {
    return new TableRules(
        cleaner.table(),
        Optional.of(cleaner.dataset()),
        List.of(),
        Optional.empty(),
        List.of(),
        Limits.WARN_OF_ANY,
        Optional.empty(),
        Optional.empty(),
        withdrawn(cleaner, Optional.empty()));
  }

  /** The rules of a computed table; the whole file is rules. */
  public static TableRules ofTable(TableSpec table, YamlSection file) {
    return new RuleReader(table, Optional.empty(), file).read();
  }

  private TableRules read() {
    if (table.isRestricted()) {
      throw section.wrong(
          FIELD, "table " + table + " holds personal data, which results of an audit may not show");
    }
    TableRules rules =
        new TableRules(
            table,
            cleaner.map(Cleaner::dataset),
            rowRules(),
            ofDatasetOnly("intervals")
                .map(
                    intervals ->
                        IntervalRule.read(
                            table, cleaner.orElseThrow().resolutionMinutes(), intervals)),
            perColumn(CompleteRule.CHECK, CompleteRule::read),
            ofDatasetOnly(TableRules.REJECTED_SHARE)
                .map(Limits::readAll)
                .orElse(Limits.WARN_OF_ANY),
            ofDatasetOnly(VolumeRule.CHECK).map(VolumeRule::read),
            ofDatasetOnly(TableRules.FRESHNESS_DAYS).map(Limits::readAll),
            withdrawn());
    section.complainOfUnknownFields();
    return rules;
  }

  private List<RowRule> rowRules() {
    List<RowRule> rules = new ArrayList<>();
    rules.addAll(perColumn(RangeRule.CHECK, RangeRule::read));
    rules.addAll(perColumn(AllowedRule.CHECK, AllowedRule::read));
    rules.addAll(perColumn(NullShareRule.CHECK, NullShareRule::read));
    if (cleaner.isPresent()) {
      rules.addAll(perColumn(UnitRule.CHECK, UnitRule::read));
    }
    if (section.has(IdentityRule.CHECK)) {
      rules.add(IdentityRule.read(table, section, IdentityRule.CHECK));
    }
    section
        .optionalSection("parts_of_whole")
        .ifPresent(parts -> rules.add(PartsRule.read(table, parts)));
    return rules;
  }

  private Optional<Limits> withdrawn() {
    Optional<Limits> declared = ofDatasetOnly(TableRules.WITHDRAWN).map(Limits::readAll);
    if (declared.isPresent() && !cleaner.orElseThrow().isWholeList()) {
      throw section.wrong(
          TableRules.WITHDRAWN,
          "a fetch of "
              + cleaner.orElseThrow().dataset()
              + " is no whole list, so nothing is ever withdrawn; remove the rule");
    }
    return cleaner.flatMap(of -> withdrawn(of, declared));
  }

  /** Nothing leaves a table without a word. */
  private static Optional<Limits> withdrawn(Cleaner cleaner, Optional<Limits> declared) {
    return cleaner.isWholeList() ? declared.or(() -> Optional.of(Limits.WARN_OF_ANY)) : declared;
  }

  /** A computed table has no landed records of its own, and follows those it is computed from. */
  private Optional<YamlSection> ofDatasetOnly(String rule) {
    return cleaner.isPresent() ? section.optionalSection(rule) : Optional.empty();
  }

  private interface OfColumn<T> {
    T read(TableSpec table, String column, YamlSection settings);
  }

  private <T> List<T> perColumn(String rule, OfColumn<T> reader) {
    List<T> rules = new ArrayList<>();
    Optional<YamlSection> columns = section.optionalSection(rule);
    if (columns.isPresent()) {
      for (String column : columns.get().names()) {
        Columns.place(table, column, columns.get(), column);
        rules.add(reader.read(table, column, columns.get().section(column)));
      }
    }
    return rules;
  }
}
