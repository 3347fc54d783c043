package dk.elhus.sandbox;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a user can choose about a sandbox.
 *
 * @param home the project folder, where {@code sandbox/stack/.../target/lib} lies
 * @param portBase first port of the block of {@link Port}s
 * @param fixedPorts ports the user insists on; taken is then an error
 * @param tezOnYarn whether Hive's queries run on YARN instead of inside HiveServer2
 * @param yarnMemoryMb what all containers together may have, MiB
 * @param standIn what the stand-in for the source APIs serves
 */
public record SandboxConfig(
    Path home,
    int portBase,
    Map<Port, Integer> fixedPorts,
    boolean tezOnYarn,
    int yarnMemoryMb,
    StandIn standIn) {

  /** First port unless told otherwise. */
  public static final int DEFAULT_PORT_BASE = 18000;

  private static final int DEFAULT_YARN_MEMORY_MB = 4096;

  public SandboxConfig {
    fixedPorts = Map.copyOf(fixedPorts);
  }

  /**
   * The stand-in's data: generated from a seed, or read from a folder.
   *
   * @param ratePerMinute requests a client may make before it is told to wait; empty: its default
   */
  public record StandIn(long seed, Optional<Path> files, Optional<Integer> ratePerMinute) {}

  public static SandboxConfig of(Path home) {
    return new SandboxConfig(
        home.toAbsolutePath().normalize(),
        DEFAULT_PORT_BASE,
        Map.of(),
        false,
        DEFAULT_YARN_MEMORY_MB,
        new StandIn(1, Optional.empty(), Optional.empty()));
  }

  public SandboxConfig withPortBase(int base) {
    return new SandboxConfig(home, base, fixedPorts, tezOnYarn, yarnMemoryMb, standIn);
  }

  public SandboxConfig withFixedPort(Port port, int number) {
    Map<Port, Integer> fixed = new EnumMap<>(Port.class);
    fixed.putAll(fixedPorts);
    fixed.put(port, number);
    return new SandboxConfig(home, portBase, fixed, tezOnYarn, yarnMemoryMb, standIn);
  }

  public SandboxConfig withTezOnYarn(boolean onYarn) {
    return new SandboxConfig(home, portBase, fixedPorts, onYarn, yarnMemoryMb, standIn);
  }

  public SandboxConfig withStandIn(StandIn other) {
    return new SandboxConfig(home, portBase, fixedPorts, tezOnYarn, yarnMemoryMb, other);
  }
}
