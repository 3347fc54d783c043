package dk.elhus.ingest;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.failsafe.function.CheckedSupplier;
import dev.failsafe.spi.Scheduler;
import dk.elhus.landing.LandingManifest.LandedFile;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls one window of one dataset into files, page by page.
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

  private final DatasetDescriptor dataset;
  private final EdsRequest request;
  private final SourceClient client;
  private final Scheduler pace;
  private final Clock clock;
  private final Instant deadline;
  private final FailsafeExecutor<Object> patience;
  private int attempts;

  /**
   * @param source base address of the service
   * @param pace runs the attempts, each after its delay
   * @param deadline when to give up
   */
  Puller(
      DatasetDescriptor dataset,
      URI source,
      SourceClient client,
      Scheduler pace,
      Clock clock,
      Instant deadline) {
    this.dataset = dataset;
    this.request = new EdsRequest(source, dataset);
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
        .withMaxRetries(dataset.request().retries())
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

  /** Writes the window's records into files of the folder. */
  Pulled pull(PullWindow window, IncomingFolder folder, LandedSchema schema) throws PullException {
    PagesMoved moved = null;
    for (int i = 0; i <= BEGIN_ANEW; i++) {
      PagedPull pull = new PagedPull(dataset, window, folder, schema);
      try {
        return pullOnce(pull, window);
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

  /** What the source says about the dataset, asked once. */
  Metadata metadata() throws PullException {
    return client.get(request.metadata(), dataset.request().timeout(), Metadata::read).value();
  }

  /** In place of records that are not to be landed: an empty file. */
  Pulled nothing(PullWindow window, IncomingFolder folder, LandedSchema schema, Pulled instead)
      throws PullException {
    for (LandedFile file : instead.files()) {
      folder.remove(file.name());
    }
    PagedPull none = new PagedPull(dataset, window, folder, schema);
    none.addEmptyFile();
    Pulled empty = none.pulled(instead.attempts());
    return new Pulled(
        empty.files(),
        instead.urls(),
        instead.bytesReceived(),
        instead.attempts(),
        instead.newest(),
        instead.notes());
  }

  private Pulled pullOnce(PagedPull pull, PullWindow window) throws PullException {
    if (window.isEmpty()) {
      pull.addEmptyFile();
      return pull.pulled(attempts);
    }
    while (true) {
      URI page = request.page(window, pull.rows());
      patiently(() -> attempt(pull, page));
      if (pull.isComplete()) {
        return pull.pulled(attempts);
      }
      rest();
    }
  }

  private Void attempt(PagedPull pull, URI page) throws PullException {
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.isNegative() || left.isZero()) {
      throw new PullException("the deadline " + deadline + " is reached before " + page);
    }
    attempts++;
    Duration timeout = dataset.request().timeout();
    pull.addPage(client, page, timeout.compareTo(left) < 0 ? timeout : left);
    LOG.info("{} records after {}", pull.rows(), page);
    return null;
  }

  private void rest() throws PullException {
    Duration pause = dataset.request().pause();
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
