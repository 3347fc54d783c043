package dk.elhus.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import javax.security.sasl.AuthenticationException;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hive.service.auth.PasswdAuthenticationProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets those into HiveServer2 who are in the file of accounts: {@code
 * hive.server2.custom.authentication.class}.
 *
 * <p>The file is read again when it has changed, so nobody has to restart the server. What somebody
 * typed is never logged, not even in part.
 */
public final class PasswordCheck implements PasswdAuthenticationProvider {
  /** Configuration key: the file of accounts on the server's host. */
  public static final String FILE = "elhus.access.accounts";

  private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);

  /** Nobody's; an unknown name must not be told from a wrong password by how long it takes. */
  private static final Account NOBODY =
      Account.of("nobody", Set.of(Role.ANALYST), "no password at all".toCharArray());

  private final Accounts file;
  private final Trail trail;
  private Map<String, Account> accounts = Map.of();
  private FileTime readAt;

  /** For HiveServer2. */
  public PasswordCheck(HiveConf conf) {
    this(new Accounts(Path.of(conf.get(FILE, ""))), Trail.of(conf));
  }

  PasswordCheck(Accounts file, Trail trail) {
    this.file = file;
    this.trail = trail;
  }

  @Override
  public void Authenticate(String user, String password) throws AuthenticationException {
    Account account = accounts().getOrDefault(String.valueOf(user), NOBODY);
    boolean matches = account.matches(password == null ? new char[0] : password.toCharArray());
    if (!matches || account == NOBODY) {
      LOG.warn("refused a login as {}", user);
      trail.loginRefused(user);
      throw new AuthenticationException("no such account, or another password");
    }
  }

  private synchronized Map<String, Account> accounts() throws AuthenticationException {
    try {
      FileTime changed = Files.getLastModifiedTime(file.file());
      if (!changed.equals(readAt)) {
        accounts = file.read();
        readAt = changed;
      }
      return accounts;
    } catch (IOException e) {
      LOG.error("cannot read the file of accounts, so nobody can log in", e);
      throw new AuthenticationException(
          "the file of accounts cannot be read; see the server's log");
    }
  }
}
