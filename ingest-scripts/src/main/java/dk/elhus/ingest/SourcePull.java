package dk.elhus.ingest;

import java.time.Duration;

/**
 * One pull of one window, request by request: what each kind of source does its own way. The
 * patience with a source that is slow, ill or busy is {@link Puller}'s.
 */
interface SourcePull {
  /** Begins a pull; called again when the source changed while it was read. */
  interface Beginning {
    SourcePull begin() throws PullException;
  }

  /** What is asked next, for messages. */
  String next() throws PullException;

  /**
   * Sends the next request and keeps its answer; nothing is kept of one that fails, so it can be
   * sent again.
   *
   * @param timeout bound on the whole exchange
   * @throws PagesMoved when the source changed since the pull began
   */
  void askNext(SourceClient client, Duration timeout) throws PullException;

  boolean isComplete();

  /** The files that it has written so far. */
  LandedParts parts();

  /** An empty window lands one file without records. */
  default void addEmptyFile() throws PullException {
    parts().addEmpty();
  }

  /** Removes what has been written, before the pull begins anew. */
  default void removeFiles() throws PullException {
    parts().remove();
  }

  /** Records so far. */
  default long rows() {
    return parts().rows();
  }

  Pulled pulled(int attempts);
}
