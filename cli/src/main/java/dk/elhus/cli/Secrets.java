package dk.elhus.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/** Files of the cluster that only their owner may read. Their content is never shown. */
final class Secrets {
  private static final int KEY_BYTES = 32;

  /** Of a folder that is its owner's alone. */
  static final FsPermission FOLDER = new FsPermission((short) 0700);

  private static final FsPermission FILE = new FsPermission((short) 0400);

  private final FileSystem fs;

  Secrets(FileSystem fs) {
    this.fs = fs;
  }

  /**
   * Draws a key, unless there is one: another key would make other pseudonyms of the same points.
   *
   * @return whether there was none
   */
  boolean makeKey(String target) throws IOException {
    Path path = new Path(target);
    if (fs.exists(path)) {
      return false;
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    write(path, key);
    return true;
  }

  /** Puts a local secret on the cluster, without the line break that editors add. */
  void put(java.nio.file.Path local, String target) throws IOException {
    String secret = Files.readString(local).strip();
    write(new Path(target), secret.getBytes(StandardCharsets.UTF_8));
  }

  private void write(Path path, byte[] content) throws IOException {
    fs.mkdirs(path.getParent(), FOLDER);
    fs.setPermission(path.getParent(), FOLDER);
    // Nobody may write into what is there, not even its owner.
    fs.delete(path, false);
    try (OutputStream out = fs.create(path, false)) {
      fs.setPermission(path, FILE);
      out.write(content);
    }
  }
}
