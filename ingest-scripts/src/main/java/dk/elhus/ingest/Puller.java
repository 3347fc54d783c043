package dk.elhus.ingest;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.failsafe.function.CheckedSupplier;
import dev.failsafe.spi.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls one window of one dataset into files, request by request.
 *
 * <p>What is done when something goes wrong: the source asks for patience: wait as long as it says,
 * or longer each time when it does not say; it is ill or the answer breaks off: ask again, a few
 * times, later each time; it answers something else than what was asked: fail at once; it changes
 * while it is read: begin anew, a few times. Nothing is waited for that lies past the deadline.
 */
final class Puller {
  private static final Logger LOG = LoggerFactory.getLogger(Puller.class);
  private static final int BEGIN_ANEW = 3;
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(2);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
  private static final double JITTER = 0.25;
  private static final int FOREVER = -1;

  private final DatasetDescriptor.RequestRule rule;
  private final SourceClient client;
  private final Scheduler pace;
  private final Clock clock;
  private final Instant deadline;
  private final FailsafeExecutor<Object> patience;
  private int attempts;

  /**
   * @param rule how the source is asked
   * @param pace runs the attempts, each after its delay
   * @param deadline when to give up
   */
  Puller(
      DatasetDescriptor.RequestRule rule,
      SourceClient client,
      Scheduler pace,
      Clock clock,
      Instant deadline) {
    this.rule = rule;
    this.client = client;
    this.pace = pace;
    this.clock = clock;
    this.deadline = deadline;
    this.patience = Failsafe.with(waitAsTold(), waitWhileBusy(), askAgainAfterOutage()).with(pace);
  }

  private RetryPolicy<Object> waitAsTold() {
    return RetryPolicy.builder()
        .handleIf(failure -> failure instanceof RateLimited told && told.waitAsked().isPresent())
        .abortOn(this::waitPassesDeadline)
        .withMaxRetries(FOREVER)
        .withDelayFn(last -> ((RateLimited) last.getLastException()).waitAsked().orElseThrow())
        .onRetryScheduled(retry -> logWait(retry.getLastException(), retry.getDelay()))
        .build();
  }

  private RetryPolicy<Object> waitWhileBusy() {
    return backoff(RetryPolicy.builder())
        .handleIf(failure -> failure instanceof RateLimited told && told.waitAsked().isEmpty())
        .withMaxRetries(FOREVER)
        .build();
  }

  private RetryPolicy<Object> askAgainAfterOutage() {
    return backoff(RetryPolicy.builder())
        .handle(SourceOutage.class)
        .withMaxRetries(rule.retries())
        .build();
  }

  private static RetryPolicyBuilder<Object> backoff(RetryPolicyBuilder<Object> policy) {
    return policy
        .withBackoff(FIRST_BACKOFF, LONGEST_BACKOFF)
        .withJitter(JITTER)
        .onRetryScheduled(retry -> logWait(retry.getLastException(), retry.getDelay()));
  }

  private boolean waitPassesDeadline(Throwable failure) {
    return failure instanceof RateLimited told
        && told.waitAsked()
            .filter(wait -> clock.instant().plus(wait).isAfter(deadline))
            .isPresent();
  }

  private static void logWait(Throwable failure, Duration delay) {
    LOG.warn("{}; asking again in {} ms", failure.getMessage(), delay.toMillis());
  }

  /**
   * Writes the window's records into files.
   *
   * @param anythingToAsk false for an empty window
   */
  Pulled pull(boolean anythingToAsk, SourcePull.Beginning beginning) throws PullException {
    PagesMoved moved = null;
    for (int i = 0; i <= BEGIN_ANEW; i++) {
      SourcePull pull = beginning.begin();
      try {
        return pullOnce(pull, anythingToAsk);
      } catch (PagesMoved e) {
        moved = e;
        LOG.warn("{}; beginning anew", e.getMessage());
        pull.removeFiles();
        rest();
      }
    }
    throw new PullException(
        ("the source changed during each of %d pulls: %s; "
                + "run it again later, or raise page_size so that one page holds all")
            .formatted(BEGIN_ANEW + 1, moved.getMessage()),
        moved);
  }

  private Pulled pullOnce(SourcePull pull, boolean anythingToAsk) throws PullException {
    if (!anythingToAsk) {
      pull.addEmptyFile();
      return pull.pulled(attempts);
    }
    while (true) {
      patiently(() -> attempt(pull));
      if (pull.isComplete()) {
        return pull.pulled(attempts);
      }
      rest();
    }
  }

  private Void attempt(SourcePull pull) throws PullException {
    String next = pull.next();
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.isNegative() || left.isZero()) {
      throw new PullException("the deadline " + deadline + " is reached before " + next);
    }
    attempts++;
    Duration timeout = rule.timeout();
    pull.askNext(client, timeout.compareTo(left) < 0 ? timeout : left);
    LOG.info("{} records after {}", pull.rows(), next);
    return null;
  }

  private void rest() throws PullException {
    Duration pause = rule.pause();
    if (!pause.isZero()) {
      await(pace.schedule(() -> null, pause.toNanos(), TimeUnit.NANOSECONDS));
    }
  }

  private void patiently(CheckedSupplier<Void> attempt) throws PullException {
    try {
      await(patience.getAsync(attempt));
    } catch (RateLimited e) {
      throw new PullException(
          e.getMessage()
              + e.waitAsked().map(w -> "; it asks to wait " + w.toSeconds() + " s").orElse("")
              + ", past the deadline "
              + deadline
              + "; run the night again later",
          e);
    } catch (SourceOutage e) {
      throw new PullException(
          e.getMessage() + "; given up after " + attempts + " requests; run the night again later",
          e);
    }
  }

  private static void await(Future<?> work) throws PullException {
    try {
      work.get();
    } catch (InterruptedException e) {
      work.cancel(true);
      Thread.currentThread().interrupt();
      throw new PullException("the pull was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PullException failure) {
        throw failure;
      }
      throw new IllegalStateException("the pull broke: " + e.getCause(), e.getCause());
    }
  }
}
