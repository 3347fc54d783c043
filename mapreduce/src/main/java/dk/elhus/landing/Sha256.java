package dk.elhus.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums as manifests have them: SHA-256 in lower-case hex. */
public final class Sha256 {
  private Sha256() {}

  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** The checksum of a stream to its end; the caller closes it. */
  public static String of(InputStream in) throws IOException {
    DigestInputStream reader = new DigestInputStream(in, digest());
    reader.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(reader.getMessageDigest().digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
