package dk.elhus.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
final class PagedPull implements SourcePull {
  private final DatasetDescriptor dataset;
  private final PullWindow window;
  private final EdsRequest request;
  private final LandedParts parts;

  private final KeysSeen keys = new KeysSeen();
  private final Set<String> unknownColumns = new TreeSet<>();
  private OptionalLong total = OptionalLong.empty();
  private long rows;
  private long lastPageRows;
  private long incompleteRecords;
  private Optional<Instant> newest = Optional.empty();

  PagedPull(DatasetDescriptor dataset, EdsRequest request, PullWindow window, LandedParts parts) {
    this.dataset = dataset;
    this.request = request;
    this.window = window;
    this.parts = parts;
  }

  @Override
  public LandedParts parts() {
    return parts;
  }

  @Override
  public String next() {
    return request.page(window, rows).toString();
  }

  @Override
  public void askNext(SourceClient client, Duration timeout) throws PullException {
    SourceRequest page = SourceRequest.get(request.page(window, rows));
    PageCheck check = new PageCheck(dataset, window);
    Envelope[] envelope = new Envelope[1];
    parts.add(
        page,
        file -> {
          SourceClient.Answer<Envelope> answer = ask(client, page, timeout, file, check);
          check.requireAnswer(answer.value(), page.toString());
          requireSamePull(answer.value(), check);
          envelope[0] = answer.value();
          return answer.bytes();
        });
    keep(envelope[0], check);
  }

  private SourceClient.Answer<Envelope> ask(
      SourceClient client,
      SourceRequest page,
      Duration timeout,
      LandedFileWriter file,
      PageCheck check)
      throws PullException {
    long[] position = {rows};
    return client.ask(
        page,
        timeout,
        json ->
            EnvelopeReader.read(
                json,
                values -> {
                  check.accept(values);
                  file.append(position[0]++, values);
                }));
  }

  private void requireSamePull(Envelope envelope, PageCheck check) throws PullException {
    if (!parts.isEmpty() && !envelope.total().equals(total)) {
      throw new PagesMoved(
          "the total changed from %s to %s after %d records"
              .formatted(text(total), text(envelope.total()), rows));
    }
    Optional<String> twice = keys.firstKnown(check.keys());
    if (twice.isPresent()) {
      throw new PagesMoved("record " + twice.get() + " came on two pages");
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

  private void keep(Envelope envelope, PageCheck check) {
    keys.add(check.keys());
    unknownColumns.addAll(check.unknownColumns());
    incompleteRecords += check.incompleteRecords();
    newest = Stream.of(newest, check.newest()).flatMap(Optional::stream).max(Instant::compareTo);
    total = envelope.total();
    lastPageRows = envelope.records();
    rows += lastPageRows;
  }

  /**
   * The total decides, where the source gives one: a page may be shorter than asked when the source
   * has a bound of its own.
   */
  @Override
  public boolean isComplete() {
    return total.isPresent()
        ? rows >= total.getAsLong()
        : lastPageRows < dataset.request().pageSize();
  }

  @Override
  public Pulled pulled(int attempts) {
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
    return parts.pulled(attempts, newest, notes);
  }
}
