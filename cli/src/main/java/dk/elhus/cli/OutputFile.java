package dk.elhus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody named for what would else be printed. */
final class OutputFile {
  private OutputFile() {}

  /** What is to be written. */
  @FunctionalInterface
  interface Content {
    void write(Writer out) throws IOException;
  }

  /**
   * Writes the file and says where it is.
   *
   * @throws UserError when it cannot be written
   */
  static void write(Path file, Content content, PrintWriter said) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      content.write(writer);
    } catch (FileSystemException e) {
      throw new UserError(
          "cannot write " + file + " (" + e.getMessage() + "); name a file in a folder of yours",
          e);
    }
    Context.say(said, "@|green ✓|@ %s", file.toAbsolutePath());
  }
}
