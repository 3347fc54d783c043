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
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All {@code *.yaml} that are packed in folders of one name on the class path. */
public final class DescriptorFolder {
  private DescriptorFolder() {}

  /**
   * The texts of the files, by file name: those of every jar, so that a source may come in a jar of
   * its own.
   *
   * @param folder such as {@code dk/elhus/ingest/datasets}
   * @throws DescriptorException when there is no such folder, or two files have one name
   */
  public static SortedMap<String, String> read(ClassLoader loader, String folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      for (URL found : Collections.list(loader.getResources(folder))) {
        add(found.toURI(), folder, texts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the descriptors in " + folder, e);
    } catch (URISyntaxException e) {
      throw new DescriptorException("cannot read the descriptors in " + folder, e);
    }
    if (texts.isEmpty()) {
      throw new DescriptorException("there is no folder " + folder + " on the class path");
    }
    return texts;
  }

  private static void add(URI found, String folder, Map<String, String> texts) throws IOException {
    if (!found.getScheme().equals("jar")) {
      add(Path.of(found), texts);
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(jarOf(found), (ClassLoader) null)) {
      add(jar.getPath(folder), texts);
    }
  }

  /** By its path and not by its URI: each caller gets a file system of its own to close. */
  private static Path jarOf(URI folder) {
    String text = folder.getRawSchemeSpecificPart();
    return Path.of(URI.create(text.substring(0, text.lastIndexOf("!/"))));
  }

  private static void add(Path folder, Map<String, String> texts) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        String other = texts.put(name, text);
        if (other != null && !other.equals(text)) {
          throw new DescriptorException(name + " is twice on the class path, with other texts");
        }
      }
    }
  }
}
