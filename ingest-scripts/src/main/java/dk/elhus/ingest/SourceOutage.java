package dk.elhus.ingest;

/** The source is ill or out of reach: the same request may be answered well a little later. */
final class SourceOutage extends PullException {
  SourceOutage(String message) {
    super(message);
  }

  SourceOutage(String message, Throwable cause) {
    super(message, cause);
  }
}
