package dk.elhus.publish;

/** A load that is not published, and why; the edition before stays. */
public final class PublishException extends Exception {
  PublishException(String message) {
    super(message);
  }
}
