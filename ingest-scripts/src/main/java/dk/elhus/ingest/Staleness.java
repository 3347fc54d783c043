package dk.elhus.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a pull is not as fresh as its window asks.
 *
 * @param retired whether the source itself says that the dataset has been given up
 * @param reason one line for a person
 */
record Staleness(boolean retired, String reason) {

  /** Asks what the source says about the dataset. */
  interface Asking {
    Metadata metadata() throws PullException;
  }

  /** Judges by the newest record; asks the source only when that one is old. */
  static Optional<Staleness> of(
      DatasetDescriptor dataset, PullWindow window, Pulled pulled, Asking source) {
    if (dataset.window().isEmpty() || window.isEmpty()) {
      return Optional.empty();
    }
    Instant expected = window.end().minus(Duration.ofDays(dataset.staleAfterDays()));
    if (pulled.newest().filter(newest -> newest.isAfter(expected)).isPresent()) {
      return Optional.empty();
    }
    String age =
        pulled
            .newest()
            .map(newest -> "its newest row is of %s".formatted(newest))
            .orElse("it has no row at all")
            .concat(" in a window up to %s".formatted(window.end()));
    return Optional.of(explain(dataset, age, source));
  }

  private static Staleness explain(DatasetDescriptor dataset, String age, Asking source) {
    try {
      Metadata metadata = source.metadata();
      if (metadata.isRetired()) {
        return new Staleness(
            true,
            ("retired: the source calls it \"%s\" and %s; nothing of it is loaded: "
                    + "set life.last_day in %s.yaml, and pull its successor")
                .formatted(metadata.title(), age, dataset.name()));
      }
      return new Staleness(false, "late: " + age);
    } catch (PullException e) {
      return new Staleness(
          false,
          "late: " + age + "; what the source says about it is not known: " + e.getMessage());
    }
  }
}
