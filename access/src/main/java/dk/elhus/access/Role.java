package dk.elhus.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may do, as a role of Hive; hive-ddl/roles says what each may read. */
public enum Role {
  /** Asks: views without personal data, and how the nights went. */
  ANALYST,
  /** On call: revisions, rejects and operations as well. */
  ENGINEER,
  /** Data protection: personal data, who may see it, and who asked for what. */
  OFFICER,
  /** Owns the tables and loads them; no human needs it for asking. */
  LOADER;

  /**
   * The role of a name, as {@link #toString} gives it.
   *
   * @throws IllegalArgumentException when there is none; the message lists the roles
   */
  public static Role named(String name) {
    return Arrays.stream(values())
        .filter(role -> role.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no role '"
                        + name
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(Role::toString)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
