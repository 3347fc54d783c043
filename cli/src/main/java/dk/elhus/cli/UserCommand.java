package dk.elhus.cli;

import dk.elhus.access.Account;
import dk.elhus.access.Accounts;
import dk.elhus.access.Role;
import dk.elhus.hive.GrantApplier;
import dk.elhus.report.ReportFormat;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus user}: the accounts of HiveServer2 on this host. */
@Command(
    name = "user",
    description = "The accounts that HiveServer2 lets in, and their roles.",
    footer = {
      "",
      "A password is typed at the terminal, or read from a file that only you may read; it is never",
      "an argument. Where LDAP knows people, there is nothing to do here: see docs/access.md.",
      "Example: elhus user add anna --role analyst"
    })
final class UserCommand implements Runnable {
  private static final String ROLES = "Roles: analyst, engineer, officer, loader.";

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(name = "list", description = "Every account with its roles.")
  int list() {
    Listing listing =
        new Listing(
            List.of("account", "roles"),
            read().values().stream()
                .map(account -> List.of(account.name(), account.roleNames()))
                .toList());
    try {
      listing.write(ReportFormat.TABLE, out());
    } catch (IOException e) {
      throw new UserError(e.getMessage(), e);
    }
    out().flush();
    return 0;
  }

  @Command(name = "add", description = "A new account, which may log in at once.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Its name.") String name,
      @Option(
              names = "--role",
              required = true,
              split = ",",
              paramLabel = "ROLE",
              description = ROLES)
          List<String> roles,
      @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the password.")
          Path passwordFile) {
    Map<String, Account> accounts = read();
    if (accounts.containsKey(name)) {
      throw wrong(name + " has an account; another password: elhus user password " + name);
    }
    Account account;
    try {
      Account.checkName(name);
      Set<Role> wanted = roles.stream().map(Role::named).collect(Collectors.toSet());
      account = Account.of(name, wanted, typedOrFrom(name, passwordFile));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    accounts.put(name, account);
    write(accounts);
    members(name, account.roles().stream().map(Role::toString).collect(Collectors.toSet()));
    Context.say(out(), "@|green ✓|@ %s", account);
    return 0;
  }

  @Command(name = "password", description = "Another password for an account.")
  int password(
      @Parameters(paramLabel = "NAME", description = "Its name.") String name,
      @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the new one.")
          Path passwordFile) {
    Map<String, Account> accounts = read();
    Account account = known(accounts, name);
    try {
      accounts.put(name, account.with(typedOrFrom(name, passwordFile)));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    write(accounts);
    Context.say(out(), "@|green ✓|@ %s has another password", name);
    return 0;
  }

  @Command(
      name = "remove",
      description = "No new session for this account; one that is open stays until it ends.")
  int remove(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
    Map<String, Account> accounts = read();
    if (name.equals(elhus.settings().jdbcUser())) {
      throw wrong(name + " owns the tables; without it no night can be loaded");
    }
    known(accounts, name);
    accounts.remove(name);
    write(accounts);
    members(name, Set.of());
    Context.say(out(), "@|green ✓|@ %s is removed", name);
    return 0;
  }

  private Account known(Map<String, Account> accounts, String name) {
    Account account = accounts.get(name);
    if (account == null) {
      throw wrong(
          "there is no account " + name + "; there are " + String.join(", ", accounts.keySet()));
    }
    return account;
  }

  private Accounts file() {
    return new Accounts(
        elhus
            .settings()
            .accountsFile()
            .orElseThrow(
                () ->
                    new UserError(
                        "this cluster's accounts are not kept here (no elhus.accounts.file); add"
                            + " people where it knows them, see docs/access.md")));
  }

  private Map<String, Account> read() {
    try {
      return file().read();
    } catch (IOException e) {
      throw new UserError("cannot read the accounts: " + e.getMessage(), e);
    }
  }

  private void write(Map<String, Account> accounts) {
    try {
      file().write(accounts.values());
    } catch (IOException e) {
      throw new UserError("cannot write the accounts: " + e.getMessage(), e);
    }
  }

  private void members(String name, Set<String> roles) {
    Settings settings = elhus.settings();
    if (!settings.grants()) {
      return;
    }
    try (Connection session = HiveServer.asLoader(settings).connect();
        Statement statement = session.createStatement()) {
      statement.execute(GrantApplier.BECOME_ADMIN);
      new GrantApplier(session).applyMembers(Map.of(name, roles));
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    }
  }

  private static char[] typedOrFrom(String name, Path file) {
    if (file != null) {
      try {
        Accounts.requireOwnerOnly(file);
        return Files.readString(file).strip().toCharArray();
      } catch (IOException e) {
        throw new UserError("cannot take the password of " + file + ": " + e.getMessage(), e);
      }
    }
    Console console = System.console();
    if (console == null) {
      throw new UserError("nobody is here to type a password; give it with --password-file");
    }
    char[] first = console.readPassword("New password of %s: ", name);
    char[] second = console.readPassword("Once more: ");
    if (!Arrays.equals(first, second)) {
      throw new UserError("these are two passwords; nothing was changed");
    }
    return first;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
