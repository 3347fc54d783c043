package dk.elhus.ingest;

import dk.elhus.descriptor.DescriptorException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The datasets that Elhus knows how to pull: every {@code *.yaml} that is packed in the folder
 * {@code dk/elhus/ingest/datasets} of the class path.
 */
public final class DatasetCatalog {
  private static final String FOLDER = "dk/elhus/ingest/datasets";

  private final SortedMap<String, DatasetDescriptor> byName;

  private DatasetCatalog(SortedMap<String, DatasetDescriptor> byName) {
    this.byName = byName;
  }

  /**
   * Reads and checks all descriptors.
   *
   * @throws DescriptorException when one of them is wrong
   */
  public static DatasetCatalog load() {
    return load(DatasetCatalog.class.getClassLoader());
  }

  static DatasetCatalog load(ClassLoader loader) {
    SortedMap<String, DatasetDescriptor> byName = new TreeMap<>();
    URL folder = loader.getResource(FOLDER);
    if (folder == null) {
      throw new DescriptorException("there is no folder " + FOLDER + " on the class path");
    }
    try {
      readAll(folder.toURI(), byName);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the descriptors in " + folder, e);
    } catch (URISyntaxException e) {
      throw new DescriptorException("cannot read the descriptors in " + folder, e);
    }
    return new DatasetCatalog(byName);
  }

  private static void readAll(URI folder, Map<String, DatasetDescriptor> byName)
      throws IOException {
    if (!folder.getScheme().equals("jar")) {
      readFolder(Path.of(folder), byName);
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(jarOf(folder), (ClassLoader) null)) {
      readFolder(jar.getPath(FOLDER), byName);
    }
  }

  /** By its path and not by its URI: each caller gets a file system of its own to close. */
  private static Path jarOf(URI folder) {
    String text = folder.getRawSchemeSpecificPart();
    return Path.of(URI.create(text.substring(0, text.lastIndexOf("!/"))));
  }

  private static void readFolder(Path folder, Map<String, DatasetDescriptor> byName)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        DatasetDescriptor descriptor = read(file);
        byName.put(descriptor.name(), descriptor);
      }
    }
  }

  private static DatasetDescriptor read(Path file) throws IOException {
    try (var text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      DatasetDescriptor descriptor = DescriptorReader.read(file.getFileName().toString(), text);
      LandedSchema.of(descriptor);
      return descriptor;
    }
  }

  /** All datasets, by name. */
  public List<DatasetDescriptor> all() {
    return List.copyOf(byName.values());
  }

  /**
   * @throws IllegalArgumentException for an unknown name; the message lists the known ones
   */
  public DatasetDescriptor get(String name) {
    DatasetDescriptor descriptor = byName.get(name);
    if (descriptor == null) {
      throw new IllegalArgumentException(
          "there is no dataset \"" + name + "\"; known are " + String.join(", ", byName.keySet()));
    }
    return descriptor;
  }
}
