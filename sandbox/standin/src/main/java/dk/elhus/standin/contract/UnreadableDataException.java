package dk.elhus.standin.contract;

import java.io.IOException;

/** A file does not hold what it should; the message says which file, which line and what. */
public class UnreadableDataException extends IOException {

  private static final long serialVersionUID = 1L;

  public UnreadableDataException(String message) {
    super(message);
  }

  public UnreadableDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
