package dk.elhus.hive;

import java.sql.SQLException;

/** A table would have to change in a way that its files do not allow; says what to do instead. */
public final class TableChangeException extends SQLException {
  TableChangeException(String message) {
    super(message);
  }
}
