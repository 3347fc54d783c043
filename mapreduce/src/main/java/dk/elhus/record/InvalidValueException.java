package dk.elhus.record;

/** A text is not what its field says. The message names the text and what is wrong with it. */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidValueException(String message) {
    // Rejects can be many and nobody reads their stack: leave it out.
    super(message, null, false, false);
  }
}
