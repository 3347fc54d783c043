package dk.elhus.ingest;

import dk.elhus.landing.LandingManifest.LandedFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The pages of one pull, each in a file of its own, and whether they belong together.
 *
 * <p>A page that breaks off half-way is written anew without touching the pages before it.
 */
final class PagedPull {
  private final DatasetDescriptor dataset;
  private final PullWindow window;
  private final IncomingFolder folder;
  private final LandedSchema schema;

  private final List<LandedFile> files = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> unknownColumns = new TreeSet<>();
  private OptionalLong total = OptionalLong.empty();
  private long rows;
  private long lastPageRows;
  private long bytes;
  private long incompleteRecords;
  private Optional<Instant> newest = Optional.empty();

  PagedPull(
      DatasetDescriptor dataset, PullWindow window, IncomingFolder folder, LandedSchema schema) {
    this.dataset = dataset;
    this.window = window;
    this.folder = folder;
    this.schema = schema;
  }

  long rows() {
    return rows;
  }

  void addEmptyFile() throws PullException {
    try (LandedFileWriter file = folder.newFile(nextName(), schema)) {
      files.add(file.finish());
    }
  }

  /** Asks for one page and writes its records; nothing is kept of a page that fails. */
  void addPage(SourceClient client, URI url, Duration timeout) throws PullException {
    String name = nextName();
    try (LandedFileWriter file = folder.newFile(name, schema)) {
      PageCheck check = new PageCheck(dataset, window);
      SourceClient.Answer<Envelope> answer = ask(client, url, timeout, file, check);
      check.requireAnswer(answer.value(), url.toString());
      requireSamePull(answer.value(), check);
      keep(file.finish(), url, answer, check);
    } catch (PullException e) {
      removeAfter(e, name);
      throw e;
    }
  }

  /** A failure to clean up must not hide the failure that made it necessary. */
  private void removeAfter(PullException failure, String name) {
    try {
      folder.remove(name);
    } catch (PullException e) {
      failure.addSuppressed(e);
    }
  }

  private SourceClient.Answer<Envelope> ask(
      SourceClient client, URI url, Duration timeout, LandedFileWriter file, PageCheck check)
      throws PullException {
    long[] position = {rows};
    return client.get(
        url,
        timeout,
        json ->
            EnvelopeReader.read(
                json,
                values -> {
                  check.accept(values);
                  file.append(position[0]++, values);
                }));
  }

  private String nextName() {
    return "part-" + files.size() + ".avro";
  }

  private void requireSamePull(Envelope envelope, PageCheck check) throws PullException {
    if (!files.isEmpty() && !envelope.total().equals(total)) {
      throw new PagesMoved(
          "the total changed from %s to %s after %d records"
              .formatted(text(total), text(envelope.total()), rows));
    }
    for (String key : check.keys()) {
      if (keys.contains(key)) {
        throw new PagesMoved("record " + key + " came on two pages");
      }
    }
    long after = rows + envelope.records();
    if (envelope.total().isPresent() && after > envelope.total().getAsLong()) {
      throw new PagesMoved(
          "%d records came of a total of %s".formatted(after, text(envelope.total())));
    }
    if (envelope.records() == 0 && envelope.total().orElse(after) > after) {
      throw new PagesMoved(
          "no more records came after %d of %s".formatted(after, text(envelope.total())));
    }
  }

  private static String text(OptionalLong total) {
    return total.isPresent() ? Long.toString(total.getAsLong()) : "none";
  }

  private void keep(
      LandedFile file, URI url, SourceClient.Answer<Envelope> answer, PageCheck check) {
    files.add(file);
    urls.add(url.toString());
    keys.addAll(check.keys());
    unknownColumns.addAll(check.unknownColumns());
    incompleteRecords += check.incompleteRecords();
    newest = Stream.of(newest, check.newest()).flatMap(Optional::stream).max(Instant::compareTo);
    total = answer.value().total();
    lastPageRows = answer.value().records();
    rows += lastPageRows;
    bytes += answer.bytes();
  }

  /**
   * The total decides, where the source gives one: a page may be shorter than asked when the source
   * has a bound of its own.
   */
  boolean isComplete() {
    return total.isPresent()
        ? rows >= total.getAsLong()
        : lastPageRows < dataset.request().pageSize();
  }

  void removeFiles() throws PullException {
    for (LandedFile file : files) {
      folder.remove(file.name());
    }
  }

  Pulled pulled(int attempts) {
    List<String> notes = new ArrayList<>();
    window.note().ifPresent(notes::add);
    if (rows == 0 && !window.isEmpty()) {
      notes.add("the source has no records for %s to %s".formatted(window.start(), window.end()));
    }
    if (!unknownColumns.isEmpty()) {
      notes.add("unknown columns kept: " + String.join(", ", unknownColumns));
    }
    if (incompleteRecords > 0) {
      notes.add("records that lack a column which others have: " + incompleteRecords);
    }
    return new Pulled(List.copyOf(files), List.copyOf(urls), bytes, attempts, newest, notes);
  }
}
