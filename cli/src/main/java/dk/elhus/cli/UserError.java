package dk.elhus.cli;

/** Something that the user can mend. The message is one line and says how. */
public class UserError extends RuntimeException {
  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
