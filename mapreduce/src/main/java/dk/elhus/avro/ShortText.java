package dk.elhus.avro;

import java.nio.charset.StandardCharsets;

/** Texts of at most eight bytes as longs, which order as their bytes do. */
public final class ShortText {
  /** The longest text that fits. */
  public static final int MAX_BYTES = Long.BYTES;

  private ShortText() {}

  /**
   * @throws IllegalArgumentException when the text does not fit
   */
  public static long pack(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("'" + text + "' is longer than " + MAX_BYTES + " bytes");
    }
    return pack(bytes, 0, bytes.length);
  }

  static long pack(byte[] bytes, int at, int length) {
    long packed = 0;
    for (int i = 0; i < length; i++) {
      packed |= (bytes[at + i] & 0xffL) << (56 - 8 * i);
    }
    return packed;
  }

  /** The text again. */
  public static String unpack(long packed) {
    byte[] bytes = new byte[MAX_BYTES];
    int length = 0;
    for (long left = packed; left != 0; left <<= 8) {
      bytes[length++] = (byte) (left >>> 56);
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
