package dk.elhus.cli;

import dk.elhus.access.Accounts;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Passwords of accounts: from a protected file, else typed at the terminal; never an argument. */
final class Credentials {
  private final Settings settings;

  Credentials(Settings settings) {
    this.settings = settings;
  }

  /** The file with an account's password, when there is one. */
  Optional<Path> file(String account) {
    return settings
        .credentials()
        .map(folder -> folder.resolve(account + ".password"))
        .filter(Files::exists);
  }

  /**
   * The password of an account; empty on a cluster that has no credentials at all.
   *
   * @throws UserError when its file may be read by others, or there is none and nobody to ask
   */
  String password(String account) {
    Optional<Path> file = file(account);
    if (file.isPresent()) {
      return read(file.get());
    }
    return settings.credentials().isEmpty() ? "" : typed(account);
  }

  private static String read(Path file) {
    try {
      Accounts.requireOwnerOnly(file);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UserError("cannot take the password of " + file + ": " + e.getMessage(), e);
    }
  }

  private String typed(String account) {
    Console console = System.console();
    if (console == null) {
      throw new UserError(
          "there is no password of "
              + account
              + ": put it into "
              + settings.credentials().orElseThrow().resolve(account + ".password")
              + " (mode 600), or run this at a terminal");
    }
    return new String(console.readPassword("Password of %s: ", account));
  }
}
