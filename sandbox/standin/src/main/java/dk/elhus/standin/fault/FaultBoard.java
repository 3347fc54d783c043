package dk.elhus.standin.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait, oldest first. One answer meets one fault at most. */
public final class FaultBoard {

  private final List<Fault> waiting = new ArrayList<>();

  public synchronized void add(Fault fault) {
    if (fault.answers() > 0) {
      waiting.add(fault);
    }
  }

  public synchronized void clear() {
    waiting.clear();
  }

  public synchronized List<Fault> waiting() {
    return List.copyOf(waiting);
  }

  /** The fault that this answer meets, counted as used. */
  public synchronized Optional<Fault> take(String dataset, int offset) {
    for (int i = 0; i < waiting.size(); i++) {
      Fault fault = waiting.get(i);
      if (fault.hits(dataset, offset)) {
        use(i, fault);
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private void use(int position, Fault fault) {
    if (fault.answers() > 1) {
      waiting.set(position, fault.onceLess());
    } else {
      waiting.remove(position);
    }
  }
}
