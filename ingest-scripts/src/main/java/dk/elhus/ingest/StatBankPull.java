package dk.elhus.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pulls a table of StatBank: first what the table has, then its cells, part by part. Each part is a
 * file of its own.
 */
final class StatBankPull implements SourcePull {
  private final DatasetDescriptor dataset;
  private final Origin.StatBank table;
  private final StatBankRequest request;
  private final PullWindow window;
  private final LandedParts parts;
  private List<StatBankPlan.Part> plan;
  private int answered;
  private long missing;

  StatBankPull(
      DatasetDescriptor dataset, StatBankRequest request, PullWindow window, LandedParts parts) {
    this.dataset = dataset;
    this.table = (Origin.StatBank) dataset.origin();
    this.request = request;
    this.window = window;
    this.parts = parts;
  }

  @Override
  public String next() {
    return nextRequest().toString();
  }

  private SourceRequest nextRequest() {
    return plan == null ? request.info() : request.data(plan.get(answered));
  }

  @Override
  public void askNext(SourceClient client, Duration timeout) throws PullException {
    SourceRequest next = nextRequest();
    if (plan == null) {
      StatBankInfo info = client.ask(next, timeout, StatBankInfo::read).value();
      plan = StatBankPlan.parts(table, info, window, dataset.request().pageSize());
      if (plan.isEmpty()) {
        addEmptyFile();
      }
      return;
    }
    StatBankAnswer answer = new StatBankAnswer(table, plan.get(answered), next);
    long[] position = {parts.rows()};
    parts.add(
        next,
        file ->
            client
                .ask(
                    next,
                    timeout,
                    body -> answer.read(body, values -> file.append(position[0]++, values)))
                .bytes());
    missing += answer.missing();
    answered++;
  }

  @Override
  public boolean isComplete() {
    return plan != null && answered == plan.size();
  }

  @Override
  public LandedParts parts() {
    return parts;
  }

  @Override
  public Pulled pulled(int attempts) {
    List<String> notes = new ArrayList<>();
    window.note().ifPresent(notes::add);
    if (plan != null && plan.isEmpty()) {
      notes.add(
          "the source has no period from %s to %s"
              .formatted(window.firstDay(), window.endDay().minusDays(1)));
    }
    if (missing > 0) {
      notes.add("cells that were asked for and did not come: " + missing);
    }
    return parts.pulled(attempts, Optional.empty(), notes);
  }
}
