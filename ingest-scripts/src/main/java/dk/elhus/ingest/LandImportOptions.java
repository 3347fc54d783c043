package dk.elhus.ingest;

import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the landing of an import is told on its command line. */
@Command(
    name = "land-import",
    description = "Compares what Sqoop imported with the database, and lands it.")
final class LandImportOptions {
  @Option(names = "--dataset", required = true, description = "name of the table")
  String dataset;

  @Option(names = "--night", required = true, description = "nominal night, such as 2025-10-26")
  LocalDate night;

  @Option(
      names = "--since",
      required = true,
      description = "day at whose noon UTC the window begins; it ends at the night's noon")
  LocalDate since;

  @Option(names = "--imported", required = true, description = "folder that Sqoop wrote")
  String imported;

  @Option(
      names = "--failed",
      paramLabel = "WHY",
      description = "nothing was imported: note down why, and land nothing")
  Optional<String> failed = Optional.empty();

  @Option(names = "--root", required = true, description = "root folder, such as /elhus")
  String root;

  @Option(names = "--run", required = true, description = "name of the run, of its own")
  String run;

  @Option(names = "--db-url", required = true, description = "JDBC address of the database")
  String dbUrl;

  @Option(names = "--db-user", required = true, description = "name to connect as")
  String dbUser;

  @Option(
      names = "--db-password-file",
      required = true,
      description = "file of the cluster that holds the password and nothing else")
  String dbPasswordFile;

  @Option(names = "--clock", defaultValue = "system", description = "nominal or system")
  PullOptions.LearnedBy clock;

  private LandImportOptions() {}

  static LandImportOptions parse(String... args) throws PullException {
    LandImportOptions options = new LandImportOptions();
    try {
      new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      throw new PullException(e.getMessage(), e);
    }
    return options;
  }
}
