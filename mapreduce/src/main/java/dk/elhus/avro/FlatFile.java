package dk.elhus.avro;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableInput;
import org.apache.avro.generic.GenericDatumReader;

/**
 * A stretch of an Avro file, record by record. Avro's own reader finds, checks and decompresses the
 * blocks; what is in them is decoded here.
 */
public final class FlatFile implements Closeable {
  private static final int LARGEST_DECIMAL_BYTES = 8;
  private static final int TARGET_SCALE = 3;

  private final String name;
  private final DataFileReader<Object> reader;
  private final FlatLayout layout;
  private final long end;
  private final long[] values;
  private final boolean[] nulls;
  private byte[] block = new byte[0];
  private int at;
  private int limit;
  private long left;
  private long blockStart;
  private long inBlock;

  /**
   * Opens the stretch that holds the blocks beginning in it.
   *
   * @param name how messages call the file
   */
  public FlatFile(SeekableInput in, String name, List<FlatField> wanted, long start, long length)
      throws IOException {
    this.name = name;
    this.end = start + length;
    try {
      this.reader = new DataFileReader<>(in, new GenericDatumReader<>());
      this.layout = FlatLayout.of(reader.getSchema(), wanted, name);
      reader.sync(start);
    } catch (IOException | AvroRuntimeException e) {
      in.close();
      throw e instanceof FlatFormatException format ? format : damaged(e);
    }
    this.values = new long[wanted.size()];
    this.nulls = new boolean[wanted.size()];
  }

  /** Moves to the next record; false after the last. */
  public boolean next() throws IOException {
    while (left == 0) {
      if (at != limit) {
        throw new FlatFormatException(
            name + " is damaged: a block has " + (limit - at) + " bytes beyond its records");
      }
      if (!nextBlock()) {
        return false;
      }
    }
    left--;
    inBlock++;
    try {
      decode();
    } catch (ArrayIndexOutOfBoundsException e) {
      throw damaged(e);
    }
    return true;
  }

  /** A wanted column of this record, in the order in which they were asked for. */
  public long value(int place) {
    return values[place];
  }

  public boolean isNull(int place) {
    return nulls[place];
  }

  /** Where this record is: the start of its block, and its number in the block from 1. */
  public String position() {
    return blockStart + "+" + inBlock;
  }

  /** A number of this record that no other record of the file has, rising. */
  public long ordinal() {
    return blockStart + inBlock - 1;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private boolean nextBlock() throws IOException {
    try {
      if (!reader.hasNext() || reader.pastSync(end)) {
        return false;
      }
      blockStart = reader.previousSync();
      inBlock = 0;
      left = reader.getBlockCount();
      ByteBuffer bytes = reader.nextBlock();
      limit = bytes.remaining();
      if (bytes.hasArray()) {
        block = bytes.array();
        at = bytes.arrayOffset() + bytes.position();
        limit += at;
      } else {
        block = new byte[limit];
        bytes.get(block);
        at = 0;
      }
      return true;
    } catch (IOException | AvroRuntimeException e) {
      throw damaged(e);
    }
  }

  private void decode() throws IOException {
    for (int i = 0; i < layout.encodings.length; i++) {
      int place = layout.places[i];
      int nullBranch = layout.nullBranches[i];
      if (nullBranch != FlatLayout.NEVER_NULL && varint() == nullBranch) {
        if (place != FlatLayout.NOT_WANTED) {
          nulls[place] = true;
        }
        continue;
      }
      if (place == FlatLayout.NOT_WANTED) {
        skip(i);
      } else {
        nulls[place] = false;
        values[place] = decoded(i);
      }
    }
  }

  private long decoded(int column) throws IOException {
    return switch (layout.kinds[column]) {
      case INTEGER -> varint();
      case MOMENT -> Math.floorDiv(varint(), layout.scales[column]);
      case THOUSANDTHS -> thousandths(column);
      case CODE -> code(column);
    };
  }

  private long varint() {
    long result = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte b = block[at++];
      result |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        break;
      }
    }
    return (result >>> 1) ^ -(result & 1);
  }

  private long thousandths(int column) throws IOException {
    int length = length(column);
    if (length > LARGEST_DECIMAL_BYTES) {
      throw new FlatFormatException(where(column) + " has more digits than a long");
    }
    long unscaled = length == 0 ? 0 : block[at];
    for (int i = 1; i < length; i++) {
      unscaled = unscaled << 8 | block[at + i] & 0xff;
    }
    at += length;
    int scale = layout.scales[column];
    for (int i = scale; i < TARGET_SCALE; i++) {
      unscaled = Math.multiplyExact(unscaled, 10);
    }
    for (int i = scale; i > TARGET_SCALE; i--) {
      if (unscaled % 10 != 0) {
        throw new FlatFormatException(where(column) + " has more than three decimals");
      }
      unscaled /= 10;
    }
    return unscaled;
  }

  private long code(int column) throws IOException {
    int length = length(column);
    if (length > ShortText.MAX_BYTES) {
      throw new FlatFormatException(
          where(column) + " is longer than " + ShortText.MAX_BYTES + " bytes");
    }
    long packed = ShortText.pack(block, at, length);
    at += length;
    return packed;
  }

  private void skip(int column) throws IOException {
    switch (layout.encodings[column]) {
      case VARINT -> varint();
      case BYTES, STRING -> {
        int length = length(column);
        at += length;
      }
      case BOOLEAN -> at++;
      case FLOAT -> at += Float.BYTES;
      case DOUBLE -> at += Double.BYTES;
    }
  }

  private int length(int column) throws IOException {
    long length = varint();
    if (length < 0 || length > limit - at) {
      throw new FlatFormatException(where(column) + " claims " + length + " bytes; it is damaged");
    }
    return (int) length;
  }

  private String where(int column) {
    return name + ", record " + position() + ": " + layout.names[column];
  }

  private IOException damaged(Exception e) {
    return new IOException(
        name + " is damaged (" + e.getMessage() + "); remove its folder and land the night again",
        e);
  }
}
