package dk.elhus.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.action.LoadArguments;
import dk.elhus.landing.Layout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to load a warehouse: one run at a time has it.
 *
 * <p>Who takes it makes the next numbered file, which the file system lets one process do; that
 * number is the token. The highest number holds the lock until it is released or has not been
 * renewed for the length of a lease: renewing is setting the file's time. So a dead owner holds it
 * for one lease at most, and an owner that wakes after that finds a higher number, see {@link
 * #check()}.
 *
 * <p>The steps of one run are processes of their own: they share its lock. A step that ends well
 * leaves it to the next one, {@link #leaveToRun()}; one that fails gives it back.
 */
public final class LoadLock implements AutoCloseable {
  /** Configuration key: how long a lock stands that nobody renews, such as {@code 5m}. */
  public static final String LEASE = "elhus.lock.lease";

  private static final Logger LOG = LoggerFactory.getLogger(LoadLock.class);
  private static final long DEFAULT_LEASE_SECONDS = 300;
  private static final int RENEWALS_PER_LEASE = 5;
  private static final String OWNER = ".json";
  private static final String RELEASED = ".released";

  private final FileSystem files;
  private final Layout layout;
  private final Clock clock;
  private final Owner owner;
  private final ScheduledExecutorService renewal;
  private boolean leftToRun;

  /**
   * Who took it.
   *
   * @param token number of the lock
   * @param runId the run that may load
   * @param night nominal night of its load
   * @param step the step that took it
   * @param host where that step ran
   * @param process number of its process there
   * @param takenAt when, UTC
   * @param leaseSeconds how long it stands after it was renewed last
   */
  record Owner(
      @JsonProperty("token") long token,
      @JsonProperty("run_id") String runId,
      @JsonProperty("night") LocalDate night,
      @JsonProperty("step") String step,
      @JsonProperty("host") String host,
      @JsonProperty("process") long process,
      @JsonProperty("taken_at") Instant takenAt,
      @JsonProperty("lease_seconds") long leaseSeconds) {}

  /** A lock as it lies in the file system. */
  private record Found(Owner owner, Instant renewedAt, boolean released) {
    Instant end() {
      return renewedAt.plusSeconds(owner.leaseSeconds());
    }

    boolean holds(Instant now) {
      return !released && now.isBefore(end());
    }

    boolean isOf(String runId) {
      return owner.runId().equals(runId);
    }
  }

  private LoadLock(FileSystem files, Layout layout, Clock clock, Owner owner) {
    this.files = files;
    this.layout = layout;
    this.clock = clock;
    this.owner = owner;
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "renew-load-lock");
              thread.setDaemon(true);
              return thread;
            });
    long millis = Duration.ofSeconds(owner.leaseSeconds()).toMillis() / RENEWALS_PER_LEASE;
    renewal.scheduleAtFixedRate(this::renew, millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lock for a step that starts over: an earlier process of the same run loses it.
   *
   * @throws IOException when another run holds it; the message says who, since when, what to do
   */
  public static LoadLock take(Configuration conf, LoadArguments load, String step)
      throws IOException {
    return take(conf, load, step, Clock.systemUTC());
  }

  /**
   * Joins the lock that the run holds, or takes it when nobody does.
   *
   * @throws IOException when another run holds it; the message says who, since when, what to do
   */
  public static LoadLock join(Configuration conf, LoadArguments load, String step)
      throws IOException {
    return join(conf, load, step, Clock.systemUTC());
  }

  static LoadLock join(Configuration conf, LoadArguments load, String step, Clock clock)
      throws IOException {
    FileSystem files = new Path(load.layout().root()).getFileSystem(conf);
    Optional<Found> newest = newest(files, load.layout());
    if (newest.isPresent() && newest.get().isOf(load.runId()) && !newest.get().released()) {
      LoadLock lock = new LoadLock(files, load.layout(), clock, newest.get().owner());
      lock.renew();
      lock.check();
      return lock;
    }
    return take(conf, load, step, clock);
  }

  static LoadLock take(Configuration conf, LoadArguments load, String step, Clock clock)
      throws IOException {
    Layout layout = load.layout();
    FileSystem files = new Path(layout.root()).getFileSystem(conf);
    Optional<Found> newest = newest(files, layout);
    Instant now = clock.instant();
    if (newest.isPresent() && newest.get().holds(now) && !newest.get().isOf(load.runId())) {
      throw new IOException(refusal(newest.get(), load));
    }
    long token = newest.map(found -> found.owner().token() + 1).orElse(1L);
    Owner owner = owner(conf, load, step, token, now);
    Path file = file(layout, token, OWNER);
    if (!JsonFile.create(conf, file, owner)) {
      Found faster =
          newest(files, layout)
              .orElseThrow(() -> new FileNotFoundException(file + " came and went"));
      throw new IOException(refusal(faster, load));
    }
    files.setTimes(file, now.toEpochMilli(), -1);
    newest.ifPresent(before -> LOG.info("the load lock {} follows {}", owner, before));
    removeBefore(files, layout, token);
    return new LoadLock(files, layout, clock, owner);
  }

  private static Owner owner(
      Configuration conf, LoadArguments load, String step, long token, Instant now)
      throws IOException {
    long lease = conf.getTimeDuration(LEASE, DEFAULT_LEASE_SECONDS, TimeUnit.SECONDS);
    return new Owner(
        token,
        load.runId(),
        load.night(),
        step,
        InetAddress.getLocalHost().getHostName(),
        ProcessHandle.current().pid(),
        now.truncatedTo(ChronoUnit.SECONDS),
        Math.max(1, lease));
  }

  /** Gives back what a run that failed may still hold. */
  public static boolean release(Configuration conf, Layout layout, String runId)
      throws IOException {
    FileSystem files = new Path(layout.root()).getFileSystem(conf);
    Optional<Found> newest = newest(files, layout);
    if (newest.isEmpty() || !newest.get().isOf(runId) || newest.get().released()) {
      return false;
    }
    release(files, layout, newest.get().owner().token());
    return true;
  }

  /** The number of this lock; a later one is greater. */
  long token() {
    return owner.token();
  }

  /**
   * Makes sure that this process may still change what others see.
   *
   * @throws IOException when the lock was lost; the message says to whom and what to do
   */
  public void check() throws IOException {
    Optional<Found> newest = newest(files, layout);
    if (newest.isPresent()
        && newest.get().owner().token() == owner.token()
        && !newest.get().released()) {
      return;
    }
    throw new IOException(
        String.format(
            "run %s lost the load lock%s; nothing more is changed. Run the load of night %s again",
            owner.runId(),
            newest.map(LoadLock::loss).orElse(": its file was removed"),
            owner.night()));
  }

  private static String loss(Found newest) {
    Owner by = newest.owner();
    return newest.released()
        ? ", which was given back"
        : String.format(" to run %s (night %s) at %s", by.runId(), by.night(), by.takenAt());
  }

  /** The run goes on in another process: {@link #close()} leaves the lock as it is. */
  public void leaveToRun() {
    leftToRun = true;
  }

  /** Gives the lock back, unless it is left to the run. */
  @Override
  public void close() throws IOException {
    renewal.shutdownNow();
    if (leftToRun) {
      renew();
    } else {
      release(files, layout, owner.token());
    }
  }

  private static void release(FileSystem files, Layout layout, long token) throws IOException {
    if (files.exists(file(layout, token, OWNER))) {
      files.create(file(layout, token, RELEASED), true).close();
    }
  }

  private void renew() {
    Path file = file(layout, owner.token(), OWNER);
    try {
      files.setTimes(file, clock.millis(), -1);
    } catch (FileNotFoundException e) {
      LOG.warn("the load lock {} is lost: another run has taken it", owner.token());
      renewal.shutdownNow();
    } catch (IOException e) {
      LOG.warn("the load lock {} could not be renewed; it is tried again", owner.token(), e);
    }
  }

  private static String refusal(Found holder, LoadArguments load) {
    Owner owner = holder.owner();
    return String.format(
        "run %s (night %s) loads since %s: its step %s took the lock on %s, process %d. One load at"
            + " a time: when it has ended, run the load of night %s again. If it is dead, its lock"
            + " ends by itself at %s",
        owner.runId(),
        owner.night(),
        owner.takenAt(),
        owner.step(),
        owner.host(),
        owner.process(),
        load.night(),
        holder.end().truncatedTo(ChronoUnit.SECONDS));
  }

  private static Optional<Found> newest(FileSystem files, Layout layout) throws IOException {
    List<FileStatus> locks = locks(files, layout);
    Optional<FileStatus> newest =
        locks.stream()
            .filter(file -> file.getPath().getName().endsWith(OWNER))
            .max(Comparator.comparingLong(LoadLock::token));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Optional<Owner> owner = JsonFile.read(files, newest.get().getPath(), Owner.class);
    if (owner.isEmpty()) {
      // A still newer lock has swept it away since the folder was listed.
      return newest(files, layout);
    }
    String released = file(layout, owner.get().token(), RELEASED).getName();
    return Optional.of(
        new Found(
            owner.get(),
            Instant.ofEpochMilli(newest.get().getModificationTime()),
            locks.stream().anyMatch(file -> file.getPath().getName().equals(released))));
  }

  private static List<FileStatus> locks(FileSystem files, Layout layout) throws IOException {
    List<FileStatus> locks = new ArrayList<>();
    try {
      for (FileStatus file : files.listStatus(new Path(layout.locks()))) {
        if (file.getPath().getName().matches("\\d+\\.(json|released)")) {
          locks.add(file);
        }
      }
    } catch (FileNotFoundException e) {
      LOG.debug("no load has ever locked {}", layout.root());
    }
    return locks;
  }

  /** What older owners left: the newest number alone says who holds the lock. */
  private static void removeBefore(FileSystem files, Layout layout, long token) throws IOException {
    for (FileStatus file : locks(files, layout)) {
      if (token(file) < token) {
        files.delete(file.getPath(), false);
      }
    }
  }

  private static long token(FileStatus file) {
    return Long.parseLong(file.getPath().getName().replaceAll("\\..*", ""));
  }

  private static Path file(Layout layout, long token, String ending) {
    return new Path(layout.locks(), String.format("%09d%s", token, ending));
  }
}
