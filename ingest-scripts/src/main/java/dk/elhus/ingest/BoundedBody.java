package dk.elhus.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and refuses to read more than a bound. */
final class BoundedBody extends FilterInputStream {
  /** The body is larger than the bound. */
  static final class TooLarge extends IOException {
    TooLarge(long most) {
      super("the answer is larger than " + most + " bytes");
    }
  }

  private final long most;
  private long count;

  BoundedBody(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      add(1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      add(n);
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void add(int n) throws IOException {
    count += n;
    if (count > most) {
      throw new TooLarge(most);
    }
  }
}
