package dk.elhus.standin.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.standin.contract.UnreadableDataException;
import dk.elhus.standin.statbank.StatSource;
import dk.elhus.standin.statbank.StatTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a folder holds of StatBank: stored answers beside their requests ({@code X} beside {@code
 * X.request.json}), which are given byte for byte to the same question, and CSV files of vehicle
 * stocks and of people.
 */
public final class StatBankFolder implements StatSource {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST = ".request.json";

  private final Map<JsonNode, Path> data = new HashMap<>();
  private final Map<String, Path> infos = new HashMap<>();
  private final Map<String, CellTable> tables = new HashMap<>();

  private StatBankFolder() {}

  /**
   * @throws IOException when the folder or a file of a known form cannot be read
   */
  public static StatBankFolder open(Path folder) throws IOException {
    StatBankFolder found = new StatBankFolder();
    List<Path> csv = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = path.getFileName().toString();
        if (name.endsWith(REQUEST)) {
          found.addStored(path);
        } else if (name.endsWith(".csv")) {
          csv.add(path);
        }
      }
    }
    StatBankCsv.read(csv).forEach(table -> found.tables.put(table.id(), table));
    return found;
  }

  private void addStored(Path request) throws IOException {
    String name = request.getFileName().toString();
    Path answer = request.resolveSibling(name.substring(0, name.length() - REQUEST.length()));
    JsonNode asked;
    try {
      asked = JSON.readTree(Files.readAllBytes(request));
    } catch (IOException e) {
      throw new UnreadableDataException(request + ": is not JSON: " + e.getMessage(), e);
    }
    String uri = asked.path("uri").asText();
    if (uri.contains("/v1/data")) {
      data.put(JSON.readTree(asked.path("body").asText()), answer);
    } else if (uri.contains("/v1/tableinfo")) {
      infos.put(parameter(uri, "id") + " " + parameter(uri, "lang"), answer);
    }
  }

  private static String parameter(String uri, String name) {
    for (String pair : uri.substring(uri.indexOf('?') + 1).split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  @Override
  public Optional<StatTable> table(String id) {
    return Optional.ofNullable(tables.get(id));
  }

  @Override
  public Optional<byte[]> storedData(JsonNode question) throws UnreadableDataException {
    return read(data.get(question));
  }

  @Override
  public Optional<byte[]> storedInfo(String id, String language) throws UnreadableDataException {
    return read(infos.get(id + " " + (language == null ? "da" : language)));
  }

  private static Optional<byte[]> read(Path file) throws UnreadableDataException {
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnreadableDataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
