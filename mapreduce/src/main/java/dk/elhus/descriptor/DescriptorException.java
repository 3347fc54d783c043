package dk.elhus.descriptor;

/** A dataset descriptor is wrong; the message names the file, the line and the field. */
public final class DescriptorException extends RuntimeException {
  public DescriptorException(String message) {
    super(message);
  }

  public DescriptorException(String message, Throwable cause) {
    super(message, cause);
  }
}
