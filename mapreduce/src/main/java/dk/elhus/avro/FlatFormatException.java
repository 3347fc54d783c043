package dk.elhus.avro;

import java.io.IOException;

/** A file whose schema or content is not what its reader needs. */
public final class FlatFormatException extends IOException {
  FlatFormatException(String message) {
    super(message);
  }
}
