package dk.elhus.metering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * What stands for a metering point in tables that analysts read: the first 64 bits of a keyed hash
 * of its id. Without the key nobody can tell the id, nor try all ids. With four million points two
 * of them share a pseudonym with a probability of one in two million; that is refused.
 */
public final class Pseudonyms {
  /** Keeps the hash of a customer apart from that of a point with the same number. */
  private static final String CUSTOMER = "customer ";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SMALLEST_KEY = 16;

  private final Mac mac;

  Pseudonyms(byte[] key) throws IOException {
    if (key.length < SMALLEST_KEY) {
      throw new IOException(
          "the pseudonym key has "
              + key.length
              + " bytes, at least "
              + SMALLEST_KEY
              + " are needed; make one with: elhus deploy");
    }
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /**
   * With this key.
   *
   * @throws IOException when it is too short
   */
  public static Pseudonyms ofKey(byte[] key) throws IOException {
    return new Pseudonyms(key);
  }

  /** Reads the key from its file, which lies outside of the warehouse. */
  public static Pseudonyms read(Configuration conf, Path keyFile) throws IOException {
    try (FSDataInputStream in = keyFile.getFileSystem(conf).open(keyFile)) {
      return new Pseudonyms(in.readAllBytes());
    }
  }

  long of(long meteringPointId) {
    return ByteBuffer.wrap(hash(Long.toString(meteringPointId))).getLong();
  }

  /** What stands for a customer where it is said that the customer was forgotten: 64 hex digits. */
  public String ofCustomer(long customerId) {
    return HexFormat.of().formatHex(hash(CUSTOMER + customerId));
  }

  private byte[] hash(String text) {
    return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
  }
}
