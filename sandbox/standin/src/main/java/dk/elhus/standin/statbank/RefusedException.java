package dk.elhus.standin.statbank;

/** A request that StatBank answers with 400, a type of error and a message. */
public class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String type;

  public RefusedException(String type, String message) {
    super(message);
    this.type = type;
  }

  /** For example {@code REQUEST-LIMIT}. */
  public String type() {
    return type;
  }
}
