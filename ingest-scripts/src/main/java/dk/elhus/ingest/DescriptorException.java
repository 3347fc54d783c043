package dk.elhus.ingest;

/** A dataset descriptor is wrong; the message names the file, the line and the field. */
public final class DescriptorException extends RuntimeException {
  DescriptorException(String message) {
    super(message);
  }

  DescriptorException(String message, Throwable cause) {
    super(message, cause);
  }
}
