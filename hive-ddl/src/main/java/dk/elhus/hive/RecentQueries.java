package dk.elhus.hive;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers what the newest queries saw and forgets the oldest. */
final class RecentQueries<V> extends LinkedHashMap<String, V> {
  private final int capacity;

  RecentQueries(int capacity) {
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > capacity;
  }
}
