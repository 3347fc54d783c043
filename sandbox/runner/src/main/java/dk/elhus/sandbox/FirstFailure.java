package dk.elhus.sandbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The failure that came first in a start; nobody need wait for a server any more then. */
final class FirstFailure {
  private final AtomicReference<SandboxException> first = new AtomicReference<>();

  /** Keeps it, if it is the first. */
  void tell(SandboxException failure) {
    first.compareAndSet(null, failure);
  }

  Optional<SandboxException> known() {
    return Optional.ofNullable(first.get());
  }
}
