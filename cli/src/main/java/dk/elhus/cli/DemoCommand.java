package dk.elhus.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus demo}: the other commands, one after the other, as a newcomer would type them. */
@Command(
    name = "demo",
    description = "Bring up the sandbox, load three nights through Oozie, and print a report.")
final class DemoCommand implements Callable<Integer> {
  private static final List<List<String>> STORY =
      List.of(
          List.of("sandbox", "up"),
          List.of("deploy"),
          List.of("night", "2025-10-24", "--since", "2025-08-01"),
          List.of("nights", "--from", "2025-10-25", "--to", "2025-10-26"),
          List.of(
              "report",
              "price",
              "--region",
              "DK1",
              "--start-date",
              "2025-10-20",
              "--end-date",
              "2025-10-27"));

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    for (List<String> words : STORY) {
      Context.say(
          spec.commandLine().getOut(), "%n@|bold,cyan $ elhus %s|@", String.join(" ", words));
      int code = elhus.alsoRun(spec.commandLine(), words);
      if (code != CommandLine.ExitCode.OK) {
        return code;
      }
    }
    Context.say(
        spec.commandLine().getOut(),
        """

        Next, try:
          ./elhus report usage --region DK1 --start-date 2025-10-01 --end-date 2025-10-07 --format json
          ./elhus report rolling-average --region DK2
          ./elhus sql -e 'SELECT * FROM elhus.energy_month ORDER BY price_area, local_month'
          ./elhus night 2025-10-26          (again: nothing changes)
          ./elhus sandbox down""");
    return 0;
  }
}
