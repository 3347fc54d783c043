package dk.elhus.metering;

import java.io.IOException;
import org.apache.hadoop.io.BytesWritable;

/** Thousands of sorted readings as bytes: differences to the reading before, seven bits a byte. */
final class ReadingBlock {
  /** Readings of a block at most. */
  static final int ROWS = 8192;

  private static final int LARGEST_ROW = 48;
  private static final int MISSING = 0x80;

  private ReadingBlock() {}

  static byte kind(Reading reading) {
    return (byte) (reading.quality | (reading.missing ? MISSING : 0));
  }

  static void readKind(byte kind, Reading reading) {
    reading.quality = kind & ~MISSING & 0xff;
    reading.missing = (kind & MISSING) != 0;
  }

  /** Writes a block. */
  static final class Encoder {
    private final byte[] bytes = new byte[ROWS * LARGEST_ROW];
    private int at;
    private int rows;
    private long firstKey;
    private long key;
    private long updated;

    boolean isEmpty() {
      return rows == 0;
    }

    boolean isFull() {
      return rows == ROWS;
    }

    long firstKey() {
      return firstKey;
    }

    void add(Reading reading) {
      if (rows == 0) {
        firstKey = reading.key;
        key = 0;
        updated = 0;
      }
      varint(reading.key - key);
      varint(zigzag(reading.updated - updated));
      varint(zigzag(reading.wh));
      varint(reading.intervalMinutes);
      bytes[at++] = kind(reading);
      key = reading.key;
      updated = reading.updated;
      rows++;
    }

    /** Moves the block to a value and begins anew. */
    void moveTo(BytesWritable value) {
      value.set(bytes, 0, at);
      at = 0;
      rows = 0;
    }

    private void varint(long value) {
      long left = value;
      while ((left & ~0x7fL) != 0) {
        bytes[at++] = (byte) (left | 0x80);
        left >>>= 7;
      }
      bytes[at++] = (byte) left;
    }

    private static long zigzag(long value) {
      return value << 1 ^ value >> 63;
    }
  }

  /** Reads a block; {@link #reading} is the row it stands on. */
  static final class Decoder {
    final Reading reading = new Reading();
    private final byte[] bytes;
    private int at;

    Decoder(BytesWritable value) {
      bytes = value.copyBytes();
    }

    /** Moves to the next row; false after the last. */
    boolean next() throws IOException {
      if (at == bytes.length) {
        return false;
      }
      reading.key += varint();
      reading.updated += unzigzag(varint());
      reading.wh = unzigzag(varint());
      reading.intervalMinutes = (int) varint();
      readKind(bytes[at++], reading);
      return true;
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = bytes[at++];
        value |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }

    private static long unzigzag(long value) {
      return value >>> 1 ^ -(value & 1);
    }
  }
}
