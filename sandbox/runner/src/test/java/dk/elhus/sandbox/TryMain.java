package dk.elhus.sandbox;

import java.nio.file.Path;

/** Tries a sandbox by hand, without the command line: {@code up|down|status|reset STATE}. */
final class TryMain {
  private TryMain() {}

  public static void main(String[] args) {
    SandboxConfig config =
        SandboxConfig.of(Path.of(System.getenv("ELHUS_HOME")))
            .withPortBase(Integer.getInteger("port.base", SandboxConfig.DEFAULT_PORT_BASE));
    Sandbox sandbox = Sandbox.at(Path.of(args[1]), config);
    long begin = System.nanoTime();
    Progress show =
        e ->
            System.out.printf(
                "%5.1f %-18s %-9s %s (%.1f s)%n",
                (System.nanoTime() - begin) / 1e9,
                e.process(),
                e.phase(),
                e.detail(),
                e.elapsed().toMillis() / 1e3);
    try {
      switch (args[0]) {
        case "up" -> sandbox.up(show);
        case "down" -> sandbox.down(show);
        case "reset" -> sandbox.reset(show);
        case "status" -> sandbox.status().forEach(System.out::println);
        default -> sandbox.logs(args[0]).forEach(System.out::println);
      }
    } catch (SandboxException e) {
      e.logTail().forEach(line -> System.out.println("  | " + line));
      System.out.println(e.getMessage() + "\n" + e.mend());
      System.exit(1);
    }
  }
}
