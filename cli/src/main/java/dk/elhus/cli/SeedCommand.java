package dk.elhus.cli;

import dk.elhus.sandbox.metering.MeteringSeed;
import dk.elhus.sandbox.metering.SeedOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus sandbox seed}. */
@Command(
    name = "seed",
    description = "Fill the metering database with invented customers, points and readings.",
    footer = {
      "",
      "Readings of a Danish day reach the database in the morning after: the night of 2026-01-06",
      "loads those of 2026-01-05.",
      "Example: elhus sandbox seed --points 10000 --days 7 --from 2026-01-05"
    })
final class SeedCommand implements Callable<Integer> {
  @ParentCommand private SandboxCommand sandbox;
  @Spec private CommandSpec spec;

  @Option(names = "--points", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
  private int points;

  @Option(names = "--days", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First Danish day of readings. Default: so that the last one is yesterday.")
  private LocalDate from;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--corrections",
      paramLabel = "PER_MILLE",
      defaultValue = "10",
      description = "Readings corrected a day later. Default: ${DEFAULT-VALUE}.")
  private int corrections;

  @Option(
      names = "--duplicates",
      paramLabel = "PER_MILLE",
      defaultValue = "0",
      description = "Readings delivered twice. Default: ${DEFAULT-VALUE}.")
  private int duplicates;

  @Option(
      names = "--bad",
      paramLabel = "PER_MILLE",
      defaultValue = "0",
      description = "Readings that are none. Default: ${DEFAULT-VALUE}.")
  private int bad;

  @Override
  public Integer call() {
    Instant begun = Instant.now();
    PrintWriter out = spec.commandLine().getOut();
    try {
      MeteringSeed.Seeded seeded =
          sandbox
              .sandbox()
              .meteringDatabase()
              .seed(options(), step -> Context.say(out, "  %s", step));
      Context.say(
          out,
          "@|green ✓|@ %,d customers, %,d metering points, %,d readings in %.1f s",
          seeded.customers(),
          seeded.points(),
          seeded.readings(),
          Duration.between(begun, Instant.now()).toMillis() / 1000.0);
      return 0;
    } catch (SQLException | IOException e) {
      throw new UserError(
          "cannot fill the metering database: " + e.getMessage() + "; see `elhus sandbox status`",
          e);
    }
  }

  private SeedOptions options() {
    LocalDate first = from == null ? LocalDate.now().minusDays(days) : from;
    try {
      return new SeedOptions(points, first, days, seed, corrections, duplicates, bad);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
