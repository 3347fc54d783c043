package dk.elhus.job;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.record.TableSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which keys a load withdraws: those that the newest of the whole lists it reads lacks.
 *
 * <p>A list that is older than one which was loaded before withdraws nothing, and brings back
 * nothing that was withdrawn.
 */
public final class WholeLists {
  private static final Set<String> TABLES =
      Cleaners.ALL.stream()
          .filter(Cleaner::isWholeList)
          .map(cleaner -> cleaner.table().name())
          .collect(Collectors.toUnmodifiableSet());

  /** The folder of the newest list, by table. */
  private final Map<String, String> newest = new HashMap<>();

  /**
   * @param sources files of one load, oldest fetch first
   */
  public WholeLists(List<Source> sources) {
    for (Source source : sources) {
      if (source.kind() == Source.Kind.LANDED && source.newer().isEmpty()) {
        String table = Cleaners.of(source.dataset()).orElseThrow().table().name();
        if (TABLES.contains(table)) {
          newest.put(table, source.folder());
        }
      }
    }
  }

  /**
   * Whether no value of a key may stand after the load.
   *
   * @param stands whether one stood before it
   * @param observedIn the files in which the load found the key
   */
  public boolean withdraws(TableSpec table, boolean stands, Collection<Source> observedIn) {
    if (!TABLES.contains(table.name())) {
      return false;
    }
    String folder = newest.get(table.name());
    return folder == null
        ? !stands
        : observedIn.stream().noneMatch(source -> source.folder().equals(folder));
  }
}
