package dk.elhus.ingest;

import dev.failsafe.spi.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A clock that only moves when somebody waits; and nobody really waits. */
final class VirtualTime extends Clock implements Scheduler, AutoCloseable {
  private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
  private final List<Duration> waits = new ArrayList<>();
  private Instant now;

  VirtualTime(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Callable<?> work, long delay, TimeUnit unit) {
    Duration wait = Duration.of(delay, unit.toChronoUnit());
    if (!wait.isZero()) {
      waits.add(wait);
      now = now.plus(wait);
    }
    return worker.schedule(work, 0, unit);
  }

  synchronized void waitUntil(String moment) {
    now = Instant.parse(moment);
  }

  /** Every wait so far, in order. */
  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
