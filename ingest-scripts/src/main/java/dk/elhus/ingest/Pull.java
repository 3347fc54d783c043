package dk.elhus.ingest;

import dev.failsafe.spi.Scheduler;
import dk.elhus.action.CodeVersion;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    PullWindow window = window(begun);
    if (isLanded()) {
      return PullOutcome.alreadyLanded(landing());
    }
    LandingManifest manifest = pullAndLand(window, begun);
    return manifest == null
        ? PullOutcome.alreadyLanded(landing())
        : PullOutcome.landed(landing(), manifest);
  }

  private PullWindow window(Instant now) throws PullException {
    LocalDate today = LocalDate.ofInstant(now, PullWindow.DENMARK);
    if (options.learnedBy() == PullOptions.LearnedBy.SYSTEM && options.night().isAfter(today)) {
      throw new PullException(
          "the night has not come yet, today is %s; pull it when it has, or with --clock nominal"
              .formatted(today));
    }
    try {
      return PullWindow.of(options.night(), dataset, options.since(), options.until());
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
      LandingManifest manifest = manifest(window, pulled, begun);
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

  private SourcePull.Beginning beginning(PullWindow window, IncomingFolder folder)
      throws PullException {
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

  private LandingManifest manifest(PullWindow window, Pulled pulled, Instant begun) {
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
        pulled.notes().isEmpty() ? null : String.join("; ", pulled.notes()));
  }

  private LocalDate learnedNight(Instant fetched) {
    LocalDate night = options.night();
    LocalDate day = LocalDate.ofInstant(fetched, PullWindow.DENMARK);
    boolean late = options.learnedBy() == PullOptions.LearnedBy.SYSTEM && day.isAfter(night);
    return late ? day : night;
  }
}
