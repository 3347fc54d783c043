package dk.elhus.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who may connect to HiveServer2. */
public final class Account {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
  private static final int LEAST_PASSWORD = 12;

  private final String name;
  private final Set<Role> roles;
  private final PasswordHash password;

  private Account(String name, Set<Role> roles, PasswordHash password) {
    this.name = name;
    this.roles = EnumSet.copyOf(roles);
    this.password = password;
  }

  /**
   * An account with its password, which the caller may wipe.
   *
   * @throws IllegalArgumentException for a name or password that cannot be one, or no role
   */
  public static Account of(String name, Set<Role> roles, char[] password) {
    checkName(name);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an account needs a role");
    }
    if (password.length < LEAST_PASSWORD) {
      throw new IllegalArgumentException(
          "a password needs at least " + LEAST_PASSWORD + " characters");
    }
    return new Account(name, roles, PasswordHash.of(password));
  }

  /**
   * Looks whether this can be the name of an account.
   *
   * @throws IllegalArgumentException when it cannot
   */
  public static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is no name of an account: a small letter, then up to 31 small letters, digits,"
              + " _ or -");
    }
  }

  /** Reads a line of the file: name, roles and hash, parted by colons. */
  static Account parse(String line) {
    String[] parts = line.split(":", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("not name:roles:hash");
    }
    checkName(parts[0]);
    Set<Role> roles =
        Arrays.stream(parts[1].split(",")).map(Role::named).collect(Collectors.toSet());
    return new Account(parts[0], roles, PasswordHash.parse(parts[2]));
  }

  String toLine() {
    return name + ":" + roleNames() + ":" + password.toText();
  }

  /** The same account with another password. */
  public Account with(char[] newPassword) {
    return of(name, roles, newPassword);
  }

  boolean matches(char[] typed) {
    return password.matches(typed);
  }

  public String name() {
    return name;
  }

  public Set<Role> roles() {
    return Set.copyOf(roles);
  }

  /** Its roles in a fixed order, parted by commas. */
  public String roleNames() {
    return roles.stream().map(Role::toString).collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return name + " (" + roleNames() + ")";
  }
}
