package dk.elhus.bench.history;

import java.util.ArrayList;
import java.util.List;

/** How long the same thing took, time after time. */
final class Times {
  private static final double MILLION = 1e6;

  private final List<Long> nanos = new ArrayList<>();

  void add(long time) {
    nanos.add(time);
  }

  /** The upper one of the two in the middle when they are even. */
  double medianMillis() {
    return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / MILLION;
  }
}
