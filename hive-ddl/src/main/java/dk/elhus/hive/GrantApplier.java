package dk.elhus.hive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Brings Hive's roles and grants to what the files state. Only what differs is granted or revoked,
 * so applying twice changes nothing.
 */
public final class GrantApplier {
  /** Hive's own role of those who make roles and functions; it is never on by itself. */
  public static final String BECOME_ADMIN = "SET ROLE admin";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

  private final Connection session;

  /**
   * @param session of the account that owns the tables, with {@link #BECOME_ADMIN} done
   */
  public GrantApplier(Connection session) {
    this.session = session;
  }

  /**
   * Grants and revokes.
   *
   * @param tables all tables and views that are deployed
   * @return how many statements it took
   */
  public int apply(List<DdlRole> roles, Collection<String> tables) throws SQLException {
    int changes = 0;
    Set<String> there = column("SHOW ROLES", "role");
    for (DdlRole role : roles) {
      if (!there.contains(role.name())) {
        execute("CREATE ROLE " + checked(role.name()));
        changes++;
      }
      changes += applyTo(role.name(), role.readable(tables));
    }
    return changes;
  }

  private int applyTo(String role, Set<String> wanted) throws SQLException {
    Set<String> granted = granted(role);
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(granted);
    for (String table : missing) {
      execute("GRANT SELECT ON TABLE " + table + " TO ROLE " + role);
    }
    Set<String> surplus = new TreeSet<>(granted);
    surplus.removeAll(wanted);
    for (String table : surplus) {
      execute("REVOKE SELECT ON TABLE " + table + " FROM ROLE " + role);
    }
    return missing.size() + surplus.size();
  }

  private Set<String> granted(String role) throws SQLException {
    Set<String> granted = new TreeSet<>();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery("SHOW GRANT ROLE " + checked(role) + " ON ALL")) {
      while (rows.next()) {
        granted.add(rows.getString("database") + "." + rows.getString("table"));
      }
    }
    return granted;
  }

  /**
   * Gives accounts their roles, and takes from them what they have no more.
   *
   * @param roles of each account
   * @return how many statements it took
   */
  public int applyMembers(Map<String, Set<String>> roles) throws SQLException {
    int changes = 0;
    for (Map.Entry<String, Set<String>> account : roles.entrySet()) {
      String name = checked(account.getKey());
      Set<String> has = column("SHOW ROLE GRANT USER `" + name + "`", "role");
      has.removeAll(Set.of("admin", "public"));
      for (String role : account.getValue()) {
        if (!has.remove(role)) {
          execute("GRANT ROLE " + checked(role) + " TO USER `" + name + "`");
          changes++;
        }
      }
      for (String role : has) {
        execute("REVOKE ROLE " + checked(role) + " FROM USER `" + name + "`");
        changes++;
      }
    }
    return changes;
  }

  private Set<String> column(String query, String name) throws SQLException {
    Set<String> values = new TreeSet<>();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(name));
      }
    }
    return values;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name of a role or account");
    }
    return name;
  }
}
