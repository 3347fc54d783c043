package dk.elhus.record;

/**
 * A column of a table's files.
 *
 * @param name name with its unit, such as {@code price_dkk_per_mwh}
 * @param type what its values are
 */
public record Column(String name, Type type) {

  /** What a column's values are. All but {@link #STRING} fit in a long. */
  public enum Type {
    STRING("string"),
    /** Seconds since 1970: UTC or, in a column named local, the wall clock. */
    TIMESTAMP("timestamp"),
    /** Days since 1970. */
    DATE("date"),
    INT("int"),
    BIGINT("bigint"),
    /** Millionths, see {@link Decimals}. */
    DECIMAL("decimal(18,6)");

    private final String sqlName;

    Type(String sqlName) {
      this.sqlName = sqlName;
    }

    /** The type's name in HiveQL and in ORC, lower case. */
    public String sqlName() {
      return sqlName;
    }
  }
}
