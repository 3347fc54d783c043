package dk.elhus.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Which number each port has. Once chosen it is remembered, so that addresses stay what they are.
 */
final class Ports {
  /** A second sandbox on the same machine finds its whole block this much higher. */
  private static final int STEP = 200;

  private static final int LAST = 65535;
  private static final int MOVES_WORTH_NAMING = 3;

  private final Map<Port, Integer> numbers;

  private Ports(Map<Port, Integer> numbers) {
    this.numbers = numbers;
  }

  int of(Port port) {
    return numbers.get(port);
  }

  Map<Port, Integer> all() {
    return Map.copyOf(numbers);
  }

  /** What was remembered; empty before the first start. */
  static Optional<Ports> load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties p = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      p.load(in);
    }
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      String value = p.getProperty(port.key());
      if (value != null) {
        numbers.put(port, Integer.valueOf(value.trim()));
      }
    }
    return Optional.of(new Ports(numbers));
  }

  void save(Path file) throws IOException {
    StringBuilder text = new StringBuilder("# The ports of this sandbox, all on 127.0.0.1\n");
    Map<String, Integer> sorted = new TreeMap<>();
    numbers.forEach((port, number) -> sorted.put(port.key(), number));
    sorted.forEach((key, number) -> text.append(key).append('=').append(number).append('\n'));
    Files.writeString(file, text);
  }

  /**
   * Chooses a number for every port.
   *
   * @param remembered earlier choices, which are kept where possible
   * @param running whether the process of this name is already up and so holds its ports
   * @param free whether a number can be listened on
   * @throws SandboxException when a port that must not move is taken
   */
  static Ports choose(
      SandboxConfig config,
      Optional<Ports> remembered,
      Predicate<String> running,
      IntPredicate free) {
    Map<Port, Integer> before = remembered.map(p -> p.numbers).orElse(Map.of());
    Map<Port, Integer> chosen = new EnumMap<>(Port.class);
    boolean anyRunning = false;
    for (Port port : Port.values()) {
      if (before.containsKey(port) && running.test(port.process())) {
        anyRunning = true;
        chosen.put(port, keep(config, port, before.get(port)));
      }
    }
    for (Port port : Port.values()) {
      if (!chosen.containsKey(port)) {
        chosen.put(port, chooseOne(config, port, before.get(port), anyRunning, chosen, free));
      }
    }
    return new Ports(chosen);
  }

  /**
   * Sentences about ports that are not where they would be expected: one for each, or one for all
   * when another sandbox has taken the whole block.
   */
  List<String> moved(SandboxConfig config, Optional<Ports> before) {
    List<String> sentences = new ArrayList<>();
    numbers.forEach(
        (port, number) -> {
          int usual =
              before
                  .map(ports -> ports.numbers.get(port))
                  .orElse(
                      config.fixedPorts().getOrDefault(port, config.portBase() + port.offset()));
          if (number != usual) {
            sentences.add("port %d is taken, so %s uses %d".formatted(usual, port.key(), number));
          }
        });
    if (sentences.size() <= MOVES_WORTH_NAMING) {
      return sentences;
    }
    return List.of(
        "%d ports are taken, so others are used: see ports.properties".formatted(sentences.size()));
  }

  private static int keep(SandboxConfig config, Port port, int number) {
    Integer fixed = config.fixedPorts().get(port);
    if (fixed != null && fixed != number) {
      throw new SandboxException(
          "%s already runs on port %d, not %d".formatted(port.process(), number, fixed),
          "run 'elhus sandbox down' first");
    }
    return number;
  }

  private static int chooseOne(
      SandboxConfig config,
      Port port,
      Integer before,
      boolean anyRunning,
      Map<Port, Integer> chosen,
      IntPredicate free) {
    Integer fixed = config.fixedPorts().get(port);
    boolean addressIsInTables = port == Port.NAMENODE && before != null;
    if (addressIsInTables && fixed != null && !fixed.equals(before)) {
      throw new SandboxException(
          "the NameNode's port cannot move from %d to %d: Hive's tables hold addresses with it"
              .formatted(before, fixed),
          "leave its port alone, or begin anew with 'elhus sandbox reset'");
    }
    int wanted =
        fixed != null ? fixed : before != null ? before : config.portBase() + port.offset();
    IntPredicate usable = number -> !chosen.containsValue(number) && free.test(number);
    if (usable.test(wanted)) {
      return wanted;
    }
    if (fixed != null) {
      throw new SandboxException(
          "port %d, asked for as %s, is taken".formatted(wanted, port.key()),
          "end the program that holds it, or choose another port");
    }
    if (addressIsInTables) {
      throw new SandboxException(
          "port %d of the NameNode is taken by another program, and Hive's tables hold addresses with it"
              .formatted(wanted),
          "end the program that holds it, then run 'elhus sandbox up' again");
    }
    if (before != null && anyRunning) {
      throw new SandboxException(
          "port %d of %s is taken by another program while the rest of the sandbox runs"
              .formatted(wanted, port.key()),
          "end that program, or run 'elhus sandbox down' and then 'up' to choose another port");
    }
    for (int number = wanted + STEP; number <= LAST; number += STEP) {
      if (usable.test(number)) {
        return number;
      }
    }
    throw new SandboxException(
        "no free port for " + port.key(), "choose a lower block with --port-base");
  }

  /** Whether nobody listens on this port of the loopback address. */
  static boolean isFree(int number) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), number));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
