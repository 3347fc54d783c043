package dk.elhus.clean;

/** A landed record is no valid row; the message is the reason that the operator reads. */
public final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  public RejectedException(String reason) {
    // Rejects can be many and nobody reads their stack: leave it out.
    super(reason, null, false, false);
  }
}
