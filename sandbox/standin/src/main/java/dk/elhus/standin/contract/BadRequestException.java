package dk.elhus.standin.contract;

/** A request that the source answers with 400 and this message as plain text. */
public class BadRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadRequestException(String message) {
    super(message);
  }
}
