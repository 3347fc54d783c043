package dk.elhus.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Java command lines: what all servers share stands here once. */
final class Jvm {
  private static final int LEAST_JAVA = 17;

  /** Oozie's launcher sets a SecurityManager, which Java 24 cannot do any more. */
  private static final int MOST_JAVA = 23;

  /** Packages of java.base that Hive and Tez reach into. */
  private static final List<String> HIVE_OPENS =
      List.of(
          "java.io",
          "java.lang",
          "java.lang.invoke",
          "java.lang.ref",
          "java.lang.reflect",
          "java.math",
          "java.net",
          "java.nio",
          "java.nio.charset",
          "java.nio.file",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.regex",
          "java.util.zip",
          "sun.nio.ch",
          "sun.security.action",
          "jdk.internal.ref");

  /** For containers: short-lived, so the first compiler is enough. */
  static final String TASK_OPTIONS =
      "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Duser.timezone=UTC";

  /** For what runs Hive or Tez. */
  static final List<String> HIVE_OPTIONS =
      Stream.concat(
              HIVE_OPENS.stream().map(p -> "--add-opens=java.base/" + p + "=ALL-UNNAMED"),
              Stream.of("--add-opens=java.sql/java.sql=ALL-UNNAMED"))
          .toList();

  /** For YARN's servers. */
  static final List<String> LANG_OPEN = List.of("--add-opens=java.base/java.lang=ALL-UNNAMED");

  private final StateFolder state;
  private final Path javaHome = Path.of(System.getProperty("java.home"));

  Jvm(StateFolder state) {
    this.state = state;
  }

  /**
   * Looks whether this Java can run the stack.
   *
   * @throws SandboxException when it is too old or too new
   */
  static void checkVersion() {
    int feature = Runtime.version().feature();
    if (feature < LEAST_JAVA || feature > MOST_JAVA) {
      throw new SandboxException(
          "this is Java %d; the stack runs on %d to %d".formatted(feature, LEAST_JAVA, MOST_JAVA),
          "set JAVA_HOME to a JDK 17");
    }
  }

  /**
   * A Java program.
   *
   * @param heapMb largest heap, MiB
   * @param classPath folders and jars, first wins
   * @param options more options for the virtual machine
   */
  Command java(
      int heapMb, List<?> classPath, List<String> options, String main, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(javaHome.resolve("bin/java").toString());
    words.addAll(
        List.of(
            "-Xmx" + heapMb + "m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=" + state.root().resolve("log/hs_err_%p.log"),
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8",
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.io.tmpdir=" + state.tmp()));
    words.addAll(options);
    words.add("-cp");
    words.add(classPath.stream().map(Object::toString).collect(Collectors.joining(":")));
    words.add(main);
    words.addAll(arguments);
    return new Command(words, environment(), state.tmp());
  }

  /** Writes an archive of the classes named in a file; it gives way to every other program. */
  Command dumpClasses(Path lib, Path names, Path archive) {
    return new Command(
        List.of(
            "nice",
            "-n",
            "19",
            javaHome.resolve("bin/java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + names,
            "-XX:SharedArchiveFile=" + archive,
            "-cp",
            lib + "/*"),
        environment(),
        state.tmp());
  }

  /**
   * What a server sees of this machine: nothing of the user's own shell but the way to programs.
   */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("JAVA_HOME", javaHome.toString());
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("LANG", "C.UTF-8");
    environment.put("TZ", "UTC");
    environment.put("HOME", state.tmp().toString());
    environment.put("USER", System.getProperty("user.name"));
    environment.put("HADOOP_CONF_DIR", state.conf().toString());
    // hundreds of threads would each reserve an arena of 64 MiB
    environment.put("MALLOC_ARENA_MAX", "2");
    return environment;
  }
}
