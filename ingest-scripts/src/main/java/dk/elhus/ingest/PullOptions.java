package dk.elhus.ingest;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a pull is told on its command line. */
@Command(
    name = "pull",
    sortOptions = false,
    description = "Pulls one dataset for one night and lands it in the warehouse's file system.")
final class PullOptions {
  /** When a pulled value counts as learned. */
  enum LearnedBy {
    /** On the night that pulled it, whenever that pull really ran. */
    NOMINAL,
    /** On that night, but not before the Danish day on which it was really fetched. */
    SYSTEM
  }

  @Option(names = "--dataset", required = true, description = "name of the dataset")
  private String dataset;

  @Option(
      names = "--night",
      required = true,
      converter = Day.class,
      description = "nominal night, such as 2025-10-26")
  private LocalDate night;

  @Option(
      names = "--since",
      converter = Day.class,
      description = "first Danish day to ask for, instead of the descriptor's")
  private LocalDate since;

  @Option(
      names = "--until",
      converter = Day.class,
      description = "last Danish day to ask for, inclusive, instead of the descriptor's")
  private LocalDate until;

  @Option(names = "--root", required = true, description = "root folder, such as /elhus")
  private String root;

  @Option(names = "--run", required = true, description = "name of the run, of its own")
  private String run;

  @Option(
      names = "--source-url",
      required = true,
      description = "base address of the source; {night} in it stands for the night")
  private String sourceUrl;

  @Option(
      names = "--clock",
      defaultValue = "system",
      description =
          "nominal: a value is learned on the night that pulled it; system: not before the day on"
              + " which it was really fetched. Default: ${DEFAULT-VALUE}")
  private LearnedBy clock;

  @Option(
      names = "--deadline",
      converter = Moment.class,
      description =
          "moment to give up, such as 2025-10-27T03:00Z; default: "
              + "the descriptor's cut_off from now")
  private Instant deadline;

  @Option(names = "--help", usageHelp = true, description = "shows this")
  private boolean help;

  private PullOptions() {}

  /**
   * Reads the command line. An option that is there with an empty value counts as not given, so
   * that a workflow can pass on a parameter that nobody has set.
   *
   * @return empty when only help was asked for, and has been printed
   * @throws PullException when an option is missing, unknown or not what it should be
   */
  static Optional<PullOptions> parse(String... args) throws PullException {
    PullOptions options = new PullOptions();
    CommandLine line = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
    try {
      line.parseArgs(withoutEmpty(args));
    } catch (CommandLine.ParameterException e) {
      throw new PullException(e.getMessage() + "; --help shows the options", e);
    }
    if (line.isUsageHelpRequested()) {
      line.usage(System.out);
      return Optional.empty();
    }
    options.source();
    return Optional.of(options);
  }

  private static String[] withoutEmpty(String[] args) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      boolean emptyValue = i + 1 < args.length && args[i + 1].isBlank();
      if (args[i].startsWith("--") && emptyValue) {
        i++;
      } else if (!args[i].matches("--[a-z-]+=\\s*")) {
        kept.add(args[i]);
      }
    }
    return kept.toArray(String[]::new);
  }

  String dataset() {
    return dataset;
  }

  LocalDate night() {
    return night;
  }

  Optional<LocalDate> since() {
    return Optional.ofNullable(since);
  }

  Optional<LocalDate> until() {
    return Optional.ofNullable(until);
  }

  String root() {
    return root;
  }

  String run() {
    return run;
  }

  LearnedBy learnedBy() {
    return clock;
  }

  Optional<Instant> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** The source's base address, for this night. */
  URI source() throws PullException {
    String text = sourceUrl.replace("{night}", night.toString());
    try {
      URI uri = URI.create(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(e);
    }
    throw notAnAddress(null);
  }

  private PullException notAnAddress(Throwable cause) {
    return new PullException(
        "--source-url must be an address such as https://api.energidataservice.dk, without name,"
            + " password and query",
        cause);
  }

  private static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException("\"" + text + "\" is not a day such as 2025-10-26");
      }
    }
  }

  private static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "\"" + text + "\" is not a moment such as 2025-10-27T03:00Z");
      }
    }
  }
}
