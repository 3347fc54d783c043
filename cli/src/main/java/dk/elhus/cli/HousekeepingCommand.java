package dk.elhus.cli;

import dk.elhus.landing.Layout;
import dk.elhus.publish.Housekeeping;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus housekeeping}. */
@Command(
    name = "housekeeping",
    description = {
      "Remove old versions of partitions and what dead runs left.",
      "Each load does so at its end; this does it now. Versions that stand are never removed."
    },
    footer = {"", "Example: elhus housekeeping --dry-run"})
final class HousekeepingCommand implements Callable<Integer> {
  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Only say what would be removed.")
  private boolean dryRun;

  @Option(
      names = "--grace-hours",
      paramLabel = "HOURS",
      description = "How long a replaced version stays for queries that read it. Default: 6.")
  private Integer graceHours;

  @Override
  public Integer call() throws SQLException {
    Settings settings = elhus.settings();
    Configuration conf = settings.hadoop();
    if (graceHours != null) {
      conf.set(Housekeeping.GRACE, graceHours + "h");
    }
    Layout layout = new Layout(settings.root());
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (dryRun) {
        Housekeeping.preview(conf, layout).forEach(out::println);
      } else {
        out.println(Housekeeping.run(conf, layout, settings.hiveLogin(), out::println));
      }
    } catch (IOException e) {
      throw new UserError(e.getMessage(), e);
    }
    out.flush();
    return 0;
  }
}
