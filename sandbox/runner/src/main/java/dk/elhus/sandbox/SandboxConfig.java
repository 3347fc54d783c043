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
 * @param standIn what the stand-in for the source APIs serves; empty: the same as last time
 */
public record SandboxConfig(
    Path home,
    int portBase,
    Map<Port, Integer> fixedPorts,
    boolean tezOnYarn,
    int yarnMemoryMb,
    Optional<StandInSettings> standIn) {

  /** First port unless told otherwise. */
  public static final int DEFAULT_PORT_BASE = 18000;

  private static final int DEFAULT_YARN_MEMORY_MB = 4096;

  public SandboxConfig {
    fixedPorts = Map.copyOf(fixedPorts);
  }

  /**
   * The project folder as the script {@code ./elhus} gives it: the system property {@code
   * elhus.home}, or the environment variable {@code ELHUS_HOME}.
   *
   * @throws SandboxException when neither is set
   */
  public static Path homeOfScript() {
    return Optional.ofNullable(System.getProperty("elhus.home"))
        .or(() -> Optional.ofNullable(System.getenv("ELHUS_HOME")))
        .map(Path::of)
        .orElseThrow(
            () ->
                new SandboxException(
                    "the project folder is not known",
                    "use the script ./elhus, or set ELHUS_HOME to the project folder"));
  }

  public static SandboxConfig of(Path home) {
    return new SandboxConfig(
        home.toAbsolutePath().normalize(),
        DEFAULT_PORT_BASE,
        Map.of(),
        false,
        DEFAULT_YARN_MEMORY_MB,
        Optional.empty());
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

  public SandboxConfig withStandIn(StandInSettings other) {
    return new SandboxConfig(
        home, portBase, fixedPorts, tezOnYarn, yarnMemoryMb, Optional.of(other));
  }
}
