package dk.elhus.standin.files;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.RowSource;
import dk.elhus.standin.contract.TimeRange;
import dk.elhus.standin.contract.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves what the files of a folder hold. Files are recognised when the folder is opened, and read
 * when a dataset of theirs is first asked for.
 */
public final class FileSource implements RowSource {

  private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);

  private final List<DataFile> files;
  private final Map<String, Table> tables = new HashMap<>();

  private FileSource(List<DataFile> files) {
    this.files = files;
  }

  /**
   * @throws IOException when the folder cannot be read or holds no file of a known form
   */
  public static FileSource open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          folder + " is not a folder; give --files a folder of CSV or JSON files");
    }
    List<DataFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        recognise(path).ifPresent(files::add);
      }
    }
    if (files.isEmpty()) {
      throw new IOException(folder + " holds no CSV or JSON file of a known dataset");
    }
    files.forEach(file -> LOG.info("serving {}", file.path()));
    return new FileSource(files);
  }

  private static Optional<? extends DataFile> recognise(Path path) throws IOException {
    String name = path.getFileName().toString();
    try {
      if (name.endsWith(".csv")) {
        return CsvFile.open(path);
      }
      return name.endsWith(".json") ? JsonFile.open(path) : Optional.empty();
    } catch (IOException e) {
      throw new IOException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Dataset> dataset(String name) throws UnreadableDataException {
    Table table = table(name);
    return table.isEmpty() ? Optional.empty() : Optional.of(table.dataset());
  }

  @Override
  public List<Row> rows(Dataset dataset, TimeRange range, AsOf asOf)
      throws UnreadableDataException {
    return table(dataset.name()).select(range, asOf);
  }

  private synchronized Table table(String name) throws UnreadableDataException {
    Table table = tables.get(name);
    if (table == null) {
      table = load(name);
      if (!table.isEmpty()) { // a name that nobody has costs no memory, however often it is asked
        tables.put(name, table);
      }
    }
    return table;
  }

  private Table load(String name) throws UnreadableDataException {
    TableBuilder builder = new TableBuilder(name);
    for (DataFile file : files) {
      if (file.mayHold(name)) {
        file.read(name, builder);
      }
    }
    return builder.build();
  }
}
