package dk.elhus.hive;

import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The DDL files below one folder, in an order in which each finds what it names. */
public final class DdlFolder {
  private DdlFolder() {}

  /**
   * All statements: databases, tables, functions, then views, a view after the views it reads. An
   * example stands behind the comment of each column, see {@link ColumnExamples}.
   *
   * @param folder holds {@code databases}, {@code tables}, {@code functions} and {@code views}
   * @throws IOException when a folder is missing, or views read each other in a circle
   */
  public static List<DdlScript> read(Path folder) throws IOException {
    ColumnExamples examples = ColumnExamples.read(folder);
    return stated(folder).stream().map(examples::addTo).toList();
  }

  /** The same as the files state them, without examples. */
  static List<DdlScript> stated(Path folder) throws IOException {
    List<DdlScript> ordered = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      ordered.addAll(dependenciesFirst(readKind(folder, kind)));
    }
    return ordered;
  }

  private static List<DdlScript> readKind(Path folder, Kind kind) throws IOException {
    Path kindFolder = folder.resolve(kind.folder());
    List<DdlScript> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(kindFolder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(DdlScript.SUFFIX)) {
          scripts.add(DdlScript.read(kind, file));
        }
      }
    }
    return scripts;
  }

  private static List<DdlScript> dependenciesFirst(List<DdlScript> scripts) throws IOException {
    List<DdlScript> waiting = new ArrayList<>(scripts);
    List<DdlScript> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<DdlScript> ready =
          waiting.stream().filter(script -> waiting.stream().noneMatch(script::mentions)).toList();
      if (ready.isEmpty()) {
        throw new IOException(
            "these read each other in a circle: " + waiting.stream().map(DdlScript::name).toList());
      }
      ordered.addAll(ready);
      waiting.removeAll(ready);
    }
    return ordered;
  }
}
