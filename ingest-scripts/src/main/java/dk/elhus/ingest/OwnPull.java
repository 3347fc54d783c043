package dk.elhus.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lands records that Elhus brings itself; nobody is asked. */
final class OwnPull implements SourcePull {
  private final Origin.Own own;
  private final LandedParts parts;
  private boolean landed;

  OwnPull(Origin.Own own, LandedParts parts) {
    this.own = own;
    this.parts = parts;
  }

  @Override
  public String next() {
    return "elhus:" + own.name();
  }

  @Override
  public void askNext(SourceClient client, Duration timeout) throws PullException {
    parts.add(
        SourceRequest.get(URI.create(next())),
        file -> {
          long position = 0;
          for (Map<String, String> values : OwnRecords.read(own.name())) {
            file.append(position++, values);
          }
          return 0;
        });
    landed = true;
  }

  @Override
  public boolean isComplete() {
    return landed;
  }

  @Override
  public LandedParts parts() {
    return parts;
  }

  @Override
  public Pulled pulled(int attempts) {
    return parts.pulled(attempts, Optional.empty(), List.of());
  }
}
