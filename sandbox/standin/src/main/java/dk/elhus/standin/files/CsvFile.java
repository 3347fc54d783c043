package dk.elhus.standin.files;

import dk.elhus.standin.contract.Column;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.UnreadableDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of a known shape. With {@code ;} between the columns its numbers have a decimal comma,
 * with {@code ,} a decimal point.
 */
record CsvFile(Path path, boolean semicolon, List<CsvShape> shapes) implements DataFile {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** The file with its shapes, or empty when its header is none that we know. */
  static Optional<CsvFile> open(Path path) throws IOException {
    try (BufferedReader reader = reader(path)) {
      String header = reader.readLine();
      if (header == null) {
        return Optional.empty();
      }
      boolean semicolon = header.indexOf(';') >= 0;
      String[] names = header.replace("\"", "").split(semicolon ? ";" : ",");
      List<CsvShape> shapes = CsvShape.of(new LinkedHashSet<>(List.of(names)));
      return shapes.isEmpty()
          ? Optional.empty()
          : Optional.of(new CsvFile(path, semicolon, shapes));
    }
  }

  private static BufferedReader reader(Path path) throws IOException {
    BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  @Override
  public boolean mayHold(String dataset) {
    return shapes.stream().anyMatch(shape -> shape.dataset().name().equals(dataset));
  }

  @Override
  public void read(String dataset, TableBuilder table) throws UnreadableDataException {
    for (CsvShape shape : shapes) {
      if (shape.dataset().name().equals(dataset)) {
        read(shape, table);
      }
    }
  }

  private void read(CsvShape shape, TableBuilder table) throws UnreadableDataException {
    CSVFormat format =
        CSVFormat.Builder.create(CSVFormat.DEFAULT)
            .setDelimiter(semicolon ? ';' : ',')
            .setHeader()
            .setSkipHeaderRecord(true)
            .build();
    try (BufferedReader reader = reader(path);
        CSVParser parser = format.parse(reader)) {
      int utc = shape.dataset().indexOf(shape.dataset().timeUtc());
      for (CSVRecord record : parser) {
        String[] cells = cells(shape, record, parser.getCurrentLineNumber());
        if (shape.belongs().test(cells[utc])) {
          table.add(cells, path);
        }
      }
    } catch (IOException e) {
      throw e instanceof UnreadableDataException known
          ? known
          : new UnreadableDataException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private String[] cells(CsvShape shape, CSVRecord record, long line)
      throws UnreadableDataException {
    Dataset dataset = shape.dataset();
    String[] cells = new String[dataset.columns().size()];
    for (int i = 0; i < cells.length; i++) {
      Column column = dataset.columns().get(i);
      String name = shape.fileColumns().get(i);
      try {
        cells[i] = CellText.of(record.get(name), column.type(), semicolon);
      } catch (IllegalArgumentException e) { // also a line that is too short for the column
        throw new UnreadableDataException(
            path + " line " + line + ": " + name + ": " + e.getMessage(), e);
      }
      if (cells[i] == null && dataset.key().contains(column.name())) {
        throw new UnreadableDataException(path + " line " + line + ": " + name + " is empty");
      }
    }
    return cells;
  }
}
