package dk.elhus.ingest;

/** The pages of one pull do not belong together, for the source changed while it was read. */
final class PagesMoved extends PullException {
  PagesMoved(String message) {
    super(message);
  }
}
