package dk.elhus.sandbox.metering;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of COPY, sent in large pieces; no object is made per value. */
final class CopyText {
  private static final int PIECE = 1 << 18;
  private static final int LONGEST_ROW = 4096;
  private static final int SECONDS_PER_DAY = 86_400;

  private final CopyIn copy;
  private final byte[] buffer = new byte[PIECE];
  private int size;
  private boolean rowBegun;
  private long cachedDay = Long.MIN_VALUE;
  private byte[] cachedDayText = {};

  CopyText(CopyIn copy) {
    this.copy = copy;
  }

  CopyText value(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  CopyText missing() {
    separate();
    put('\\');
    put('N');
    return this;
  }

  CopyText value(long number) {
    separate();
    digits(number);
    return this;
  }

  /** A number with three decimals, given in thousandths. */
  CopyText thousandths(long value) {
    separate();
    long left = value;
    if (left < 0) {
      put('-');
      left = -left;
    }
    digits(left / 1000);
    put('.');
    padded(left % 1000, 3);
    return this;
  }

  /** A moment, seconds since 1970 UTC. */
  CopyText moment(long utcSeconds) {
    separate();
    long day = Math.floorDiv(utcSeconds, SECONDS_PER_DAY);
    if (day != cachedDay) {
      cachedDay = day;
      cachedDayText =
          (LocalDateTime.ofEpochSecond(day * SECONDS_PER_DAY, 0, ZoneOffset.UTC).toLocalDate()
                  + " ")
              .getBytes(StandardCharsets.US_ASCII);
    }
    raw(cachedDayText);
    long second = utcSeconds - day * SECONDS_PER_DAY;
    padded(second / 3600, 2);
    put(':');
    padded(second / 60 % 60, 2);
    put(':');
    padded(second % 60, 2);
    return this;
  }

  /** A value that is bytes of the format already, such as a fixed code. */
  CopyText bytes(byte[] text) {
    separate();
    raw(text);
    return this;
  }

  void endRow() throws SQLException {
    put('\n');
    rowBegun = false;
    if (size > PIECE - LONGEST_ROW) {
      flush();
    }
  }

  void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, size);
    size = 0;
  }

  private void separate() {
    if (rowBegun) {
      put('\t');
    }
    rowBegun = true;
  }

  private void raw(byte[] text) {
    System.arraycopy(text, 0, buffer, size, text.length);
    size += text.length;
  }

  private void put(char c) {
    buffer[size++] = (byte) c;
  }

  private void digits(long number) {
    int begin = size;
    long left = number;
    do {
      put((char) ('0' + left % 10));
      left /= 10;
    } while (left > 0);
    for (int i = begin, j = size - 1; i < j; i++, j--) {
      byte swap = buffer[i];
      buffer[i] = buffer[j];
      buffer[j] = swap;
    }
  }

  private void padded(long number, int width) {
    Arrays.fill(buffer, size, size + width, (byte) '0');
    long left = number;
    for (int i = size + width - 1; left > 0; i--) {
      buffer[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    size += width;
  }
}
