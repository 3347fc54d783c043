package dk.elhus.bench;

/** A bench that cannot go on; the message is one line that says what is wrong and what to do. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BenchException(String message) {
    super(message);
  }

  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
