package dk.elhus.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Checksum over rows that does not depend on their order: the sum of 128 bits of each row's
 * SHA-256, over every column's name and text. Equal rows, equally often, give equal checksums.
 */
public final class RowsChecksum {
  private final MessageDigest sha256;
  private long high;
  private long low;
  private long rows;

  public RowsChecksum() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public void add(Row row) {
    feed(row.table().name());
    feed(row.partition());
    for (int i = 0; i < row.table().columns().size(); i++) {
      String cell = row.cell(i);
      if (cell != null) {
        feed(row.table().columns().get(i).name());
        feed(cell);
      }
    }
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
    high += digest.getLong();
    low += digest.getLong();
    rows++;
  }

  /** How many rows it is over. */
  public long rows() {
    return rows;
  }

  /** 32 hex digits; all zero over no rows. */
  public String hex() {
    return String.format("%016x%016x", high, low);
  }

  private void feed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    sha256.update(bytes);
  }
}
