package dk.elhus.ingest;

import dk.elhus.descriptor.DescriptorFolder;
import java.io.StringReader;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
   * @throws dk.elhus.descriptor.DescriptorException when one of them is wrong
   */
  public static DatasetCatalog load() {
    return load(DatasetCatalog.class.getClassLoader());
  }

  static DatasetCatalog load(ClassLoader loader) {
    SortedMap<String, DatasetDescriptor> byName = new TreeMap<>();
    DescriptorFolder.read(loader, FOLDER)
        .forEach(
            (file, text) -> {
              DatasetDescriptor descriptor = DescriptorReader.read(file, new StringReader(text));
              if (!(descriptor.origin() instanceof Origin.Database)) {
                LandedSchema.of(descriptor);
              }
              byName.put(descriptor.name(), descriptor);
            });
    return new DatasetCatalog(byName);
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
