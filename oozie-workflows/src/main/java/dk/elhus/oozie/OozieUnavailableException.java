package dk.elhus.oozie;

/** Oozie does not answer, or refuses what was asked. The message is one line with the mend. */
public class OozieUnavailableException extends RuntimeException {
  public OozieUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
