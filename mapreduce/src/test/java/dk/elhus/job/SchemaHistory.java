package dk.elhus.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * Schemas of landed records with their earlier versions: {@code NAME.avsc} beside {@code
 * history/NAME/1.avsc}, {@code 2.avsc} and so on. Landed files stay as they were written, so a
 * schema must read what each of its versions wrote, and the last version is the schema itself.
 */
final class SchemaHistory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".avsc";

  private final Path folder;

  /**
   * @param folder folder of the schemas
   */
  SchemaHistory(Path folder) {
    this.folder = folder;
  }

  /** What is wrong, a line each with its mend; empty when all is well. */
  List<String> problems() throws IOException {
    TreeSet<String> names = new TreeSet<>(names(folder));
    Path history = folder.resolve("history");
    if (Files.isDirectory(history)) {
      try (Stream<Path> folders = Files.list(history)) {
        folders.forEach(earlier -> names.add(earlier.getFileName().toString()));
      }
    }
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      problems.addAll(problems(name));
    }
    return problems;
  }

  /** The files of all recorded versions of a schema, the first one first. */
  List<Path> versions(String name) throws IOException {
    Path history = folder.resolve("history").resolve(name);
    int recorded = Files.isDirectory(history) ? names(history).size() : 0;
    List<Path> versions = new ArrayList<>();
    for (int version = 1; version <= recorded; version++) {
      versions.add(history.resolve(version + SUFFIX));
    }
    return versions;
  }

  private List<String> problems(String name) throws IOException {
    Path current = folder.resolve(name + SUFFIX);
    List<Path> versions = versions(name);
    List<String> problems = new ArrayList<>();
    for (Path version : versions) {
      if (!Files.exists(version)) {
        return List.of(version + " is missing; versions are never removed, so put it back");
      }
    }
    if (!Files.exists(current)) {
      return List.of(
          current + " is missing, so nobody can read what its versions wrote; put it back");
    }
    Schema reader = parse(current);
    for (Path version : versions) {
      for (Incompatibility why : incompatibilities(reader, parse(version))) {
        problems.add(
            "%s cannot read what %s wrote: %s at %s (%s). Landed files stay as they are: give an added field a default, keep a field's type or widen it, give a renamed field its old name as an alias"
                .formatted(current, version, why.getType(), why.getLocation(), why.getMessage()));
      }
    }
    if (problems.isEmpty() && !isRecorded(current, versions)) {
      Path next = folder.resolve("history").resolve(name).resolve(versions.size() + 1 + SUFFIX);
      problems.add(
          "%s is not recorded as version %d; record it: mkdir -p %s && cp %s %s"
              .formatted(current, versions.size() + 1, next.getParent(), current, next));
    }
    return problems;
  }

  private static List<Incompatibility> incompatibilities(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities();
  }

  private static boolean isRecorded(Path current, List<Path> versions) throws IOException {
    return !versions.isEmpty()
        && withoutDocs(current).equals(withoutDocs(versions.get(versions.size() - 1)));
  }

  /** What a schema says but for its explanations, which may be improved at any time. */
  private static JsonNode withoutDocs(Path file) throws IOException {
    JsonNode schema = JSON.readTree(file.toFile());
    schema.findParents("doc").forEach(node -> ((ObjectNode) node).remove("doc"));
    return schema;
  }

  private static Schema parse(Path file) throws IOException {
    return new Schema.Parser().parse(file.toFile());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .collect(Collectors.toList());
    }
  }
}
