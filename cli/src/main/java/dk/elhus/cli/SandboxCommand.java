package dk.elhus.cli;

import dk.elhus.sandbox.Port;
import dk.elhus.sandbox.ProcessStatus;
import dk.elhus.sandbox.Sandbox;
import dk.elhus.sandbox.SandboxConfig;
import dk.elhus.sandbox.StandInSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus sandbox}. */
@Command(
    name = "sandbox",
    subcommands = SeedCommand.class,
    description = "A real single-node stack on this machine, on loopback only.")
final class SandboxCommand implements Runnable {
  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  Sandbox sandbox() {
    return Sandbox.at(elhus.state(), SandboxConfig.of(elhus.home().folder()));
  }

  Elhus elhus() {
    return elhus;
  }

  private SandboxProgress progress() {
    return new SandboxProgress(out());
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(
      name = "up",
      description = "Bring up what is not up, and wait until everything serves.",
      footer = {"", "Example: elhus sandbox up --files ../shared/data"})
  int up(
      @Option(
              names = "--port-base",
              paramLabel = "PORT",
              defaultValue = "18000",
              description = "First of the block of ports; a taken one is replaced by a free one.")
          int portBase,
      @Option(
              names = "--port",
              paramLabel = "NAME=PORT",
              description = "A port to insist on, such as hiveserver2=10000.")
          Map<String, Integer> ports,
      @Option(
              names = "--seed",
              paramLabel = "NUMBER",
              description = "Seed of the stand-in's generated data. Default: 1.")
          Long seed,
      @Option(
              names = "--files",
              paramLabel = "DIR",
              description = "Let the stand-in serve the files in this folder instead.")
          Path files,
      @Option(
              names = "--generate-missing",
              description = "Generate the datasets that the folder of --files lacks.")
          boolean generateMissing,
      @Option(
              names = "--rate-per-minute",
              paramLabel = "N",
              description =
                  "Requests per dataset and minute that the stand-in allows; 0, the default, is no"
                      + " limit; the public API has about 1.")
          Integer ratePerMinute) {
    SandboxConfig config = SandboxConfig.of(elhus.home().folder()).withPortBase(portBase);
    if (seed != null || files != null || ratePerMinute != null) {
      config = config.withStandIn(standIn(seed, files, generateMissing, ratePerMinute));
    }
    if (ports != null) {
      for (Map.Entry<String, Integer> port : ports.entrySet()) {
        config = config.withFixedPort(Port.of(port.getKey()), port.getValue());
      }
    }
    Sandbox.at(elhus.state(), config).up(progress());
    Context.say(out(), "The sandbox is up. Configuration: %s", elhus.state().resolve("conf"));
    return 0;
  }

  private static StandInSettings standIn(
      Long seed, Path files, boolean generateMissing, Integer ratePerMinute) {
    return new StandInSettings(
        Optional.ofNullable(seed),
        Optional.ofNullable(files).map(folder -> folder.toAbsolutePath().normalize()),
        generateMissing,
        Optional.of(ratePerMinute == null ? 0 : ratePerMinute));
  }

  @Command(name = "status", description = "Show each process: port, memory, since when.")
  int status() {
    List<ProcessStatus> all = sandbox().status();
    if (all.isEmpty()) {
      Context.say(out(), "No sandbox in %s. Start one: elhus sandbox up", elhus.state());
      return 1;
    }
    long memory = 0;
    boolean whole = true;
    for (ProcessStatus process : all) {
      whole &= process.running();
      memory += process.residentMib();
      out().println(ProcessLine.of(process));
    }
    Context.say(out(), "%,d MiB resident in all", memory);
    return whole ? 0 : 1;
  }

  @Command(name = "down", description = "Stop every process, and check that none is left.")
  int down() {
    sandbox().down(progress());
    Context.say(out(), "The sandbox is down; its data stays in %s", elhus.state());
    return 0;
  }

  @Command(
      name = "stop",
      description =
          "End some processes and leave the rest up, to see what a fault does. `sandbox up` starts"
              + " them again.",
      footer = {"", "Example: elhus sandbox stop hiveserver2"})
  int stop(
      @Parameters(
              paramLabel = "NAME",
              arity = "1..*",
              description = "Names that `sandbox status` shows.")
          List<String> names,
      @Option(
              names = "--kill",
              description =
                  "Do not ask first: the process ends as in a crash, what it ran goes on.")
          boolean kill) {
    sandbox().stop(names, kill, progress());
    Context.say(out(), "%s is down; start it again: elhus sandbox up", String.join(", ", names));
    return 0;
  }

  @Command(
      name = "restart",
      description = "End some processes and bring everything up that is not.",
      footer = {"", "Example: elhus sandbox restart oozie"})
  int restart(
      @Parameters(
              paramLabel = "NAME",
              arity = "1..*",
              description = "Names that `sandbox status` shows.")
          List<String> names) {
    sandbox().stop(names, false, progress());
    sandbox().up(progress());
    return 0;
  }

  @Command(name = "logs", description = "Show the end of a process's log.")
  int logs(
      @Parameters(paramLabel = "NAME", description = "A name that `sandbox status` shows.")
          String name) {
    if (sandbox().status().stream().noneMatch(process -> process.name().equals(name))) {
      throw new UserError(
          "no process is called '"
              + name
              + "'; there are "
              + String.join(", ", sandbox().status().stream().map(ProcessStatus::name).toList()));
    }
    sandbox().logs(name).forEach(out()::println);
    return 0;
  }

  @Command(name = "reset", description = "Stop every process and throw all its data away.")
  int reset(
      @Option(names = "--yes", required = true, description = "Yes, throw the data away.")
          boolean yes) {
    sandbox().reset(progress());
    Context.say(out(), "The sandbox in %s is gone", elhus.state());
    return 0;
  }
}
