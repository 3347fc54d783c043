package dk.elhus.ingest;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep a finished program alive. */
final class Threads {
  private Threads() {}

  static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
