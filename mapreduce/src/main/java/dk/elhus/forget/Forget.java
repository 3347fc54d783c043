package dk.elhus.forget;

import dk.elhus.action.CodeVersion;
import dk.elhus.action.LoadArguments;
import dk.elhus.landing.Layout;
import dk.elhus.metering.Pseudonyms;
import dk.elhus.publish.JsonFile;
import dk.elhus.publish.LoadLock;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.PublishException;
import dk.elhus.publish.StageResult;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Forgets a customer: their records go, and what only names them, such as a metering point, stays
 * without the name; in landed files first, so that nothing can be computed from them again, then in
 * the tables, by a publish like any load's. Then old versions and copies go at once, and every file
 * is searched.
 *
 * <p>It does what is left to do: killed at any moment, the same call again ends it. This is the one
 * exception to the rule that an edition never changes.
 */
public final class Forget {
  private final Configuration conf;
  private final Layout layout;
  private final FileSystem files;
  private final String runId;
  private final Person person;
  private final Readers readers;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param runId name of this run, unique
   * @param customer number of the customer
   * @param progress told of each step, in words without personal data, before it is taken
   */
  public Forget(
      Configuration conf,
      Layout layout,
      String runId,
      long customer,
      Readers readers,
      Clock clock,
      Consumer<String> progress)
      throws IOException {
    this.conf = conf;
    this.layout = layout;
    this.files = new Path(layout.root()).getFileSystem(conf);
    this.runId = runId;
    this.person = new Person(customer);
    this.readers = readers;
    this.clock = clock;
    this.progress = progress;
  }

  /** The landed files and partitions that hold the person; changes nothing. */
  public List<Touched> find() throws IOException {
    List<Touched> found = new ArrayList<>(new LandedErasure(conf, files, layout, person).find());
    LoadLog log = LoadLog.read(files, layout);
    found.addAll(new TableErasure(conf, files, layout, log, person).find());
    return found;
  }

  private record Erased(List<Touched> landed, List<Touched> partitions, int copies) {}

  /**
   * Forgets the person, searches for what is left, and notes both down.
   *
   * @param names makes the hash that stands for the customer in the note
   * @param stillAtSource whether the source may still have the customer
   * @throws IOException when a load or an import is under way, or a file cannot be read; the
   *     message says what to do, and the same call again does the rest
   */
  public Erasure forget(Pseudonyms names, boolean stillAtSource)
      throws IOException, SQLException, PublishException {
    Instant begun = now();
    EditionNumber newest = LoadLog.read(files, layout).edition().orElseThrow(Forget::nothing);
    LoadArguments run = new LoadArguments(layout, newest.night(), runId);
    Copies copies = new Copies(files, layout, runId);
    copies.requireNoImport(begun);
    PersonSearch search = new PersonSearch(conf, files, person);
    try {
      Erased erased = erase(run, copies, search);
      progress.accept(readers.publish(run));
      int versions = readers.purge(run, Set.copyOf(Person.TABLES));
      Erasure erasure = prove(names, stillAtSource, begun, erased, versions, search);
      JsonFile.replace(conf, new Path(layout.erasures(), runId + ".json"), erasure);
      return erasure;
    } finally {
      LoadLock.release(conf, layout, runId);
    }
  }

  private static IOException nothing() {
    return new IOException("nothing is published yet; load a night with `elhus night`");
  }

  /** Takes the person out of landed files and stages the tables without them. */
  private Erased erase(LoadArguments run, Copies copies, PersonSearch search) throws IOException {
    long began = System.nanoTime();
    try (LoadLock lock = LoadLock.take(conf, run, "forget")) {
      int removed = copies.remove(search, lock::check, progress);
      List<Touched> landed =
          new LandedErasure(conf, files, layout, person).erase(lock::check, progress);
      LoadLog log = LoadLog.read(files, layout);
      TableErasure.Staged staged =
          new TableErasure(conf, files, layout, log, person).stage(runId, lock::check, progress);
      lock.check();
      write(StageResult.CLEAN, staged, log, began);
      write(StageResult.AGGREGATE, TableErasure.Staged.NOTHING, log, began);
      lock.leaveToRun();
      return new Erased(landed, staged.touched(), removed);
    }
  }

  private void write(String step, TableErasure.Staged staged, LoadLog log, long began)
      throws IOException {
    EditionNumber newest = log.edition().orElseThrow(Forget::nothing);
    EditionNumber next = EditionNumber.after(Optional.of(newest), newest.night());
    new StageResult(
            step,
            runId,
            next.night(),
            next,
            log.lastSequence(),
            CodeVersion.get(),
            List.of(),
            staged.versions(),
            List.of(),
            List.of(),
            Duration.ofNanos(System.nanoTime() - began).toMillis(),
            staged.forgotten())
        .write(conf, layout);
  }

  private Erasure prove(
      Pseudonyms names,
      boolean stillAtSource,
      Instant begun,
      Erased erased,
      int versions,
      PersonSearch search)
      throws IOException, SQLException {
    progress.accept("search every file");
    Proof proof = Proof.of(files, layout, search);
    progress.accept("ask Hive");
    long inHive = readers.naming(person.customer());
    return new Erasure(
        runId,
        names.ofCustomer(person.customer()),
        begun,
        now(),
        CodeVersion.get(),
        LoadLog.read(files, layout).edition().orElseThrow(Forget::nothing),
        stillAtSource,
        erased.landed(),
        erased.partitions(),
        versions,
        erased.copies(),
        proof.files(),
        proof.records(),
        proof.occurrences(),
        inHive,
        proof.holding());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
