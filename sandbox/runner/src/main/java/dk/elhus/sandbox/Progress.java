package dk.elhus.sandbox;

import java.time.Duration;

/** Hears what the sandbox is doing. Called from several threads, one call at a time. */
@FunctionalInterface
public interface Progress {

  /** Says nothing to anybody. */
  Progress SILENT = event -> {};

  void on(Event event);

  /** What a process is going through. */
  enum Phase {
    /** Prepares something once, such as a database schema. */
    PREPARING,
    /** Waits for another process. */
    WAITING,
    /** Started, not yet in service. */
    STARTING,
    /** In service. */
    READY,
    STOPPING,
    STOPPED,
    /** Worth knowing; nothing to wait for. */
    NOTE
  }

  /**
   * One step of one process.
   *
   * @param process its name, or "sandbox" when none in particular is meant
   * @param detail what is waited for or was done, as a short phrase
   * @param elapsed since this process was begun with
   */
  record Event(String process, Phase phase, String detail, Duration elapsed) {}
}
