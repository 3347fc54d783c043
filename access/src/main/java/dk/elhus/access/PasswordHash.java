package dk.elhus.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: salted and slow to compute, so that whoever gets hold of the file still
 * has to guess.
 *
 * @param iterations how often the hash function is applied
 * @param salt drawn for this password alone
 * @param hash what comes out
 */
record PasswordHash(int iterations, byte[] salt, byte[] hash) {
  /** Of the text form, so that another one can follow. */
  private static final String SCHEME = "pbkdf2-sha512";

  /** About 130 ms on one core: each connection costs it once. */
  static final int ITERATIONS = 120_000;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;
  private static final String SEPARATOR = ":";

  /** Hashes a password with a salt of its own. */
  static PasswordHash of(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(ITERATIONS, salt, compute(password, salt, ITERATIONS));
  }

  /**
   * Reads what {@link #toText} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static PasswordHash parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new IllegalArgumentException("no " + SCHEME + " hash");
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return new PasswordHash(
        Integer.parseInt(parts[1]), decoder.decode(parts[2]), decoder.decode(parts[3]));
  }

  String toText() {
    Base64.Encoder encoder = Base64.getEncoder();
    return String.join(
        SEPARATOR,
        SCHEME,
        Integer.toString(iterations),
        encoder.encodeToString(salt),
        encoder.encodeToString(hash));
  }

  /** Whether this is the password; takes as long when it is not. */
  boolean matches(char[] password) {
    return MessageDigest.isEqual(hash, compute(password, salt, iterations));
  }

  private static byte[] compute(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that
        && iterations == that.iterations
        && Arrays.equals(salt, that.salt)
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  /** Says nothing: it must not get into a log. */
  @Override
  public String toString() {
    return SCHEME;
  }
}
