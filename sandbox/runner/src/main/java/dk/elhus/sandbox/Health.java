package dk.elhus.sandbox;

import java.util.Optional;

/** Asks a server whether it really serves. */
@FunctionalInterface
interface Health {

  /** Empty when it serves; otherwise what is waited for, as a short phrase. */
  Optional<String> missing();

  /** Both must be well; the second is asked only when the first is. */
  default Health and(Health other) {
    return () -> {
      Optional<String> first = missing();
      return first.isPresent() ? first : other.missing();
    };
  }
}
