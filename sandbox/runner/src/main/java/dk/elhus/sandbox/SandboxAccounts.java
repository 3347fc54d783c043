package dk.elhus.sandbox;

import dk.elhus.access.Account;
import dk.elhus.access.Accounts;
import dk.elhus.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * The accounts that a sandbox has of its own, one per role, with passwords drawn for this sandbox:
 * a file each, which only its owner may read. Accounts that somebody added stay.
 */
final class SandboxAccounts {
  /** Owns the tables and loads them; the name of its files' owner in HDFS too. */
  static final String LOADER = "elhus";

  private static final Map<String, Role> OWN =
      Map.of(
          LOADER,
          Role.LOADER,
          "analyst",
          Role.ANALYST,
          "engineer",
          Role.ENGINEER,
          "officer",
          Role.OFFICER);

  private static final int PASSWORD_BYTES = 24;

  private final Path folder;

  SandboxAccounts(StateFolder state) {
    this.folder = folder(state);
  }

  /** Where they lie. */
  static Path folder(StateFolder state) {
    return state.root().resolve("accounts");
  }

  /** What HiveServer2 reads. */
  static Path file(StateFolder state) {
    return folder(state).resolve("users");
  }

  boolean exist() {
    return Files.exists(folder.resolve("users"));
  }

  /** Makes those that are missing. */
  void make() throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Accounts file = new Accounts(folder.resolve("users"));
    Map<String, Account> accounts = file.read();
    boolean changed = false;
    for (Map.Entry<String, Role> own : OWN.entrySet()) {
      if (!accounts.containsKey(own.getKey()) || !Files.exists(passwordFile(own.getKey()))) {
        String password = password();
        Accounts.writeSecret(passwordFile(own.getKey()), password + "\n");
        accounts.put(
            own.getKey(), Account.of(own.getKey(), Set.of(own.getValue()), password.toCharArray()));
        changed = true;
      }
    }
    if (changed) {
      file.write(accounts.values());
    }
  }

  /** The loader's password; nothing that anybody has while there is none. */
  String loaderPassword() {
    try {
      return Files.readString(passwordFile(LOADER)).strip();
    } catch (NoSuchFileException neverUp) {
      return "";
    } catch (IOException e) {
      throw new SandboxException(
          "cannot read " + passwordFile(LOADER) + ": " + e.getMessage(), "check its rights", e);
    }
  }

  private Path passwordFile(String name) {
    return folder.resolve(name + ".password");
  }

  private static String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
