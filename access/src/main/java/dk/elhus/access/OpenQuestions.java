package dk.elhus.access;

import dk.elhus.access.Trail.Asker;
import dk.elhus.access.Trail.Outcome;
import dk.elhus.access.Trail.Question;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Questions that are being compiled, by the thread that does so.
 *
 * <p>Hive calls no hook for one that does not compile, so a thread that has left the compiler with
 * its question open has met an error, and the trail is told by this class.
 */
final class OpenQuestions {
  private static final String COMPILER = "org.apache.hadoop.hive.ql.Compiler";

  /** The one of this server. */
  static final OpenQuestions HERE = new OpenQuestions(OpenQuestions::isCompiling);

  private final Map<Thread, Open> open = new ConcurrentHashMap<>();
  private final Predicate<Thread> compiling;

  private record Open(Trail trail, Asker asker, Question question, Instant begun) {
    void fail() {
      trail.add(asker, question, begun, Outcome.FAILED, "did not compile");
    }
  }

  OpenQuestions(Predicate<Thread> compiling) {
    this.compiling = compiling;
    ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "elhus-open-questions");
              thread.setDaemon(true);
              return thread;
            });
    sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  /** This thread begins to compile. */
  void begin(Trail trail, Asker asker, Question question, Instant begun) {
    Open before = open.put(Thread.currentThread(), new Open(trail, asker, question, begun));
    if (before != null) {
      before.fail();
    }
  }

  /** What this thread compiles is told of by somebody else, or is compiled. */
  void end() {
    open.remove(Thread.currentThread());
  }

  private void sweep() {
    open.forEach(
        (thread, question) -> {
          if (!compiling.test(thread) && open.remove(thread, question)) {
            question.fail();
          }
        });
  }

  private static boolean isCompiling(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(COMPILER));
  }
}
