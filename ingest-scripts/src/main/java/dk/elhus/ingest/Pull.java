package dk.elhus.ingest;

import dev.failsafe.spi.Scheduler;
import dk.elhus.action.CodeVersion;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** One dataset, one night: from the source into its landing folder, or not at all. */
final class Pull {
  private final PullOptions options;
  private final DatasetDescriptor dataset;
  private final FileSystem fs;
  private final Scheduler pace;
  private final Clock clock;
  private final Layout layout;

  Pull(PullOptions options, DatasetDescriptor dataset, FileSystem fs, Scheduler pace, Clock clock) {
    this.options = options;
    this.dataset = dataset;
    this.fs = fs;
    this.pace = pace;
    this.clock = clock;
    this.layout = new Layout(options.root());
  }

  PullOutcome run() throws PullException, IOException {
    Instant begun = clock.instant();
    requireThatItHasCome(begun);
    PullLog log = new PullLog(fs, layout, dataset.name(), options.night());
    try {
      PullOutcome outcome = run(begun);
      if (outcome.manifest().isPresent()) {
        log.landed(outcome.manifest().get());
      } else {
        log.landedBefore(landing());
      }
      return outcome;
    } catch (PullException e) {
      logFailure(log, begun, e);
      throw e;
    }
  }

  /** A failure to write it down must not hide the failure itself. */
  private void logFailure(PullLog log, Instant begun, PullException failure) {
    try {
      log.failed(options.run(), begun, clock.instant(), failure.getMessage());
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private PullOutcome run(Instant begun) throws PullException, IOException {
    PullWindow window = window();
    if (isLanded()) {
      return PullOutcome.alreadyLanded(landing());
    }
    LandingManifest manifest = pullAndLand(window, begun);
    return manifest == null
        ? PullOutcome.alreadyLanded(landing())
        : PullOutcome.landed(landing(), manifest);
  }

  private void requireThatItHasCome(Instant now) throws PullException {
    LocalDate today = LocalDate.ofInstant(now, PullWindow.DENMARK);
    if (options.learnedBy() == PullOptions.LearnedBy.SYSTEM && options.night().isAfter(today)) {
      throw new PullException(
          "the night has not come yet, today is %s; pull it when it has, or with --clock nominal"
              .formatted(today));
    }
  }

  private PullWindow window() throws PullException, IOException {
    try {
      PullWindow window = PullWindow.of(options.night(), dataset, options.since(), options.until());
      return options.since().isPresent() || dataset.window().isEmpty()
          ? window
          : MissedNights.before(options.night(), dataset.name(), fs, layout)
              .map(missed -> missed.widen(window, dataset))
              .orElse(window);
    } catch (IllegalArgumentException e) {
      throw new PullException(e.getMessage(), e);
    }
  }

  private boolean isLanded() throws PullException, IOException {
    if (fs.exists(new Path(landing(), Layout.SUCCESS))) {
      return true;
    }
    if (fs.exists(landing())) {
      throw new PullException(
          ("%s is there without %s, which no pull leaves behind; "
                  + "look into it, and remove it with: hdfs dfs -rm -r %s")
              .formatted(landing(), Layout.SUCCESS, landing()));
    }
    return false;
  }

  private Path landing() {
    return new Path(layout.landing(dataset.name(), options.night()));
  }

  /** Returns null when another run was faster. */
  private LandingManifest pullAndLand(PullWindow window, Instant begun)
      throws PullException, IOException {
    Instant deadline = options.deadline().orElse(begun.plus(dataset.cutOff()));
    String name = dataset.name();
    IncomingFolder.sweep(fs, layout, name, options.night(), options.run(), begun);
    IncomingFolder folder =
        IncomingFolder.open(fs, layout, name, options.night(), options.run(), deadline);
    try (SourceClient client = new SourceClient(dataset.request(), clock)) {
      Puller puller = new Puller(dataset.request(), client, pace, clock, deadline);
      Pulled pulled = puller.pull(!window.isEmpty(), beginning(window, folder));
      Optional<Staleness> stale = staleness(window, pulled, client);
      if (stale.filter(Staleness::retired).isPresent()) {
        pulled = nothing(folder, pulled);
      }
      LandingManifest manifest = manifest(window, pulled, stale, begun);
      if (folder.land(manifest)) {
        return manifest;
      }
      folder.discard();
      return null;
    } catch (PullException | IOException | RuntimeException e) {
      discardAfter(e, folder);
      throw e;
    }
  }

  /** Only the Energi Data Service goes on answering for what it has given up. */
  private Optional<Staleness> staleness(PullWindow window, Pulled pulled, SourceClient client)
      throws PullException {
    if (!(dataset.origin() instanceof Origin.EnergiDataService)) {
      return Optional.empty();
    }
    EdsRequest request = new EdsRequest(options.source(), dataset);
    return Staleness.of(
        dataset,
        window,
        pulled,
        () ->
            client
                .ask(
                    SourceRequest.get(request.metadata()),
                    dataset.request().timeout(),
                    Metadata::read)
                .value());
  }

  /** In place of records that are not to be landed: an empty file. */
  private Pulled nothing(IncomingFolder folder, Pulled instead) throws PullException {
    for (LandedFile file : instead.files()) {
      folder.remove(file.name());
    }
    LandedParts parts = new LandedParts(folder, LandedSchema.of(dataset));
    parts.addEmpty();
    Pulled empty = parts.pulled(instead.attempts(), instead.newest(), instead.notes());
    return new Pulled(
        empty.files(),
        instead.urls(),
        instead.bytesReceived(),
        instead.attempts(),
        instead.newest(),
        instead.notes());
  }

  private SourcePull.Beginning beginning(PullWindow window, IncomingFolder folder)
      throws PullException {
    if (dataset.origin() instanceof Origin.Database) {
      throw new PullException(
          dataset.name() + " is imported by Sqoop, in the night's workflow: elhus night DATE");
    }
    URI source = options.source();
    LandedSchema schema = LandedSchema.of(dataset);
    if (dataset.origin() instanceof Origin.StatBank table) {
      StatBankRequest request = new StatBankRequest(source, table);
      return () -> new StatBankPull(dataset, request, window, new LandedParts(folder, schema));
    }
    if (dataset.origin() instanceof Origin.Own own) {
      return () -> new OwnPull(own, new LandedParts(folder, schema));
    }
    EdsRequest request = new EdsRequest(source, dataset);
    return () -> new PagedPull(dataset, request, window, new LandedParts(folder, schema));
  }

  /** A failure to clean up must not hide the failure that made it necessary. */
  private static void discardAfter(Exception failure, IncomingFolder folder) {
    try {
      folder.discard();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private LandingManifest manifest(
      PullWindow window, Pulled pulled, Optional<Staleness> stale, Instant begun) {
    Instant ended = clock.instant();
    return new LandingManifest(
        dataset.name(),
        options.night().toString(),
        learnedNight(ended).toString(),
        window.start().toString(),
        window.end().toString(),
        pulled.urls(),
        pulled.files(),
        pulled.rows(),
        pulled.bytesReceived(),
        pulled.attempts(),
        ended.toString(),
        Duration.between(begun, ended).toMillis(),
        options.run(),
        CodeVersion.get(),
        pulled.notes().isEmpty() ? null : String.join("; ", pulled.notes()),
        stale.map(Staleness::reason).orElse(null));
  }

  private LocalDate learnedNight(Instant fetched) {
    LocalDate night = options.night();
    LocalDate day = LocalDate.ofInstant(fetched, PullWindow.DENMARK);
    boolean late = options.learnedBy() == PullOptions.LearnedBy.SYSTEM && day.isAfter(night);
    return late ? day : night;
  }
}
