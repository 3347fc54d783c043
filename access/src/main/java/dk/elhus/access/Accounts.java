package dk.elhus.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file of accounts on HiveServer2's host: a line per account, {@code name:roles:hash}, readable
 * by its owner only.
 */
public final class Accounts {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  public Accounts(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  /**
   * All accounts by name; none while there is no file.
   *
   * @throws IOException when others may read the file, or a line is no account
   */
  public Map<String, Account> read() throws IOException {
    Map<String, Account> accounts = new TreeMap<>();
    try {
      requireOwnerOnly(file);
      int number = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          Account account = parse(line, number);
          accounts.put(account.name(), account);
        }
      }
    } catch (NoSuchFileException nobodyYet) {
      return accounts;
    }
    return accounts;
  }

  private Account parse(String line, int number) throws IOException {
    try {
      return Account.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
    }
  }

  /** Writes all accounts; a reader sees the old file or the new one. */
  public void write(Collection<Account> accounts) throws IOException {
    String text =
        accounts.stream()
            .map(Account::toLine)
            .collect(
                Collectors.joining(
                    "\n", "# accounts of HiveServer2; see elhus user --help\n", "\n"));
    writeSecret(file, text);
  }

  /** Writes a file that only its owner may read, whole or not at all. */
  public static void writeSecret(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Refuses a secret that others could read.
   *
   * @throws IOException naming the command that closes it
   */
  public static void requireOwnerOnly(Path file) throws IOException {
    Set<PosixFilePermission> open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    open.removeAll(OWNER_ONLY);
    if (!open.isEmpty()) {
      throw new IOException(file + " may be read by others; close it with: chmod 600 " + file);
    }
  }
}
