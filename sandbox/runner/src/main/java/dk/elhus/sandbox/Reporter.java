package dk.elhus.sandbox;

import java.time.Duration;
import java.time.Instant;

/** Passes on what happens, one voice at a time. */
record Reporter(Progress progress) {

  synchronized void tell(String process, Progress.Phase phase, String detail, Instant begin) {
    progress.on(new Progress.Event(process, phase, detail, Duration.between(begin, Instant.now())));
  }

  void note(String process, String detail) {
    tell(process, Progress.Phase.NOTE, detail, Instant.now());
  }
}
