package dk.elhus.descriptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All {@code *.yaml} that are packed in one folder of the class path. */
public final class DescriptorFolder {
  private DescriptorFolder() {}

  /**
   * The texts of the files, by file name.
   *
   * @param folder such as {@code dk/elhus/ingest/datasets}
   * @throws DescriptorException when there is no such folder
   */
  public static SortedMap<String, String> read(ClassLoader loader, String folder) {
    URL found = loader.getResource(folder);
    if (found == null) {
      throw new DescriptorException("there is no folder " + folder + " on the class path");
    }
    try {
      URI uri = found.toURI();
      if (!uri.getScheme().equals("jar")) {
        return texts(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(jarOf(uri), (ClassLoader) null)) {
        return texts(jar.getPath(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the descriptors in " + found, e);
    } catch (URISyntaxException e) {
      throw new DescriptorException("cannot read the descriptors in " + found, e);
    }
  }

  /** By its path and not by its URI: each caller gets a file system of its own to close. */
  private static Path jarOf(URI folder) {
    String text = folder.getRawSchemeSpecificPart();
    return Path.of(URI.create(text.substring(0, text.lastIndexOf("!/"))));
  }

  private static SortedMap<String, String> texts(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
