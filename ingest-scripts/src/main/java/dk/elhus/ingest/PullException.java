package dk.elhus.ingest;

/**
 * A pull did not land, and trying the same again at once would not help. The message is one line:
 * what is wrong, where, and what to do.
 */
public class PullException extends Exception {
  PullException(String message) {
    super(oneLine(message));
  }

  PullException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").trim();
  }
}
