package dk.elhus.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a table of revisions must say, held in memory in the plainest way: of all fetches that were
 * loaded so far, the newest that has a key says its value.
 *
 * <p>Premise: a fetch has every key that an older fetch of its stretch of time has. Sources add and
 * correct; a row that a source drops without a word is not noticed.
 *
 * @param <K> a key
 * @param <V> what a record says about it
 */
public final class RevisionModel<K, V> {
  /** A record of a fetch; of several records of a key in one fetch the last one counts. */
  public record Found<K, V>(K key, V value) {}

  /**
   * One answer of the source.
   *
   * @param number the order in which the answers were fetched
   */
  public record Fetch<K, V>(int number, List<Found<K, V>> records) {}

  private record Said<V>(int fetch, V value) {}

  private final Map<K, Said<V>> current = new HashMap<>();
  private final TreeMap<Long, Map<K, V>> editions = new TreeMap<>();
  private final Map<K, List<V>> revisions = new HashMap<>();

  /**
   * Loads fetches, in any order.
   *
   * @param edition later than all before
   */
  public void load(long edition, List<Fetch<K, V>> fetches) {
    for (Fetch<K, V> fetch : fetches) {
      for (Found<K, V> record : fetch.records()) {
        Said<V> said = current.get(record.key());
        if (said == null || said.fetch() <= fetch.number()) {
          current.put(record.key(), new Said<>(fetch.number(), record.value()));
        }
      }
    }
    Map<K, V> shown = current();
    shown.forEach(
        (key, value) -> {
          List<V> history = revisions.computeIfAbsent(key, unknown -> new ArrayList<>());
          if (history.isEmpty() || !Objects.equals(history.get(history.size() - 1), value)) {
            history.add(value);
          }
        });
    editions.put(edition, shown);
  }

  /** What stands now. */
  public Map<K, V> current() {
    Map<K, V> values = new HashMap<>();
    current.forEach((key, said) -> values.put(key, said.value()));
    return values;
  }

  /** What stood once an edition was loaded. */
  public Map<K, V> asOf(long edition) {
    return Optional.ofNullable(editions.floorEntry(edition))
        .map(Map.Entry::getValue)
        .orElse(Map.of());
  }

  /** Every edition, the first one first. */
  public List<Long> editions() {
    return List.copyOf(editions.keySet());
  }

  /** The values that a key had one after the other. */
  public List<V> revisions(K key) {
    return revisions.getOrDefault(key, List.of());
  }
}
