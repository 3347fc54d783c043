package dk.elhus.cli;

import dk.elhus.forget.Erasure;
import dk.elhus.forget.Forget;
import dk.elhus.forget.Touched;
import dk.elhus.landing.Layout;
import dk.elhus.metering.Pseudonyms;
import dk.elhus.publish.PublishException;
import dk.elhus.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus forget}. */
@Command(
    name = "forget",
    description = {
      "Forget a customer: remove what tells of them and cut what names them, in every landed file and"
          + " every version of every table, then search all files and say what was found.",
      "Metering points stay, without their customer. Earlier editions no longer show the person"
          + " either. What is forgotten cannot be brought back."
    },
    footer = {
      "",
      "Delete the customer in the source database first, then forget, when no night is running.",
      "Killed or failed, the same command again does the rest.",
      "Example: elhus forget 1000007 --dry-run"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the person is forgotten, or --dry-run has listed what would be touched",
      "1:not, or not wholly, forgotten; the message says why",
      "2:the command was wrong",
      "3:done, but some files still name the person; they are listed"
    })
final class ForgetCommand implements Callable<Integer> {
  /** Something still names the person. */
  static final int NOT_PROVEN = 3;

  private static final String STILL_KNOWN =
      "the source database still has this customer, and a later change there would bring them back";

  private static final String MEND =
      "delete the customer there first, or go on with --still-at-source";

  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("'forget-'yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CUSTOMER", description = "Number of the customer at the supplier.")
  private long customer;

  @Option(names = "--dry-run", description = "Only list what would be touched.")
  private boolean dryRun;

  @Option(
      names = "--still-at-source",
      description = {
        "Go on though the source database still has the customer, or does not answer.",
        "Whatever changes there later lands again."
      })
  private boolean stillAtSource;

  @Override
  public Integer call() {
    if (customer < 1) {
      throw new ParameterException(
          spec.commandLine(), "a customer's number is a whole number above 0, such as 1000007");
    }
    Settings settings = elhus.settings();
    Configuration conf = settings.hadoop();
    try {
      settings.fileSystem().close();
      boolean known = !stillAtSource && new Metering(settings).knows(customer);
      Forget forget =
          new Forget(
              conf,
              new Layout(settings.root()),
              RUN.format(Instant.now()),
              customer,
              new HiveReaders(settings, conf, this::step),
              Clock.systemUTC(),
              this::step);
      if (dryRun) {
        return list(forget.find(), known);
      }
      if (known) {
        throw new UserError(STILL_KNOWN + "; nothing is forgotten: " + MEND);
      }
      return tell(forget.forget(names(settings, conf), stillAtSource));
    } catch (IOException | PublishException e) {
      throw new UserError("the person is not forgotten yet: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw new UserError(
          "the person is not forgotten yet: "
              + NightProgress.oneLine(e.getMessage())
              + "; mend that, then the same command again does the rest",
          e);
    }
  }

  private static Pseudonyms names(Settings settings, Configuration conf) throws IOException {
    String file =
        settings
            .pseudonymKeyFile()
            .orElseThrow(
                () ->
                    new UserError(
                        "elhus.pseudonym.key.file is not set; the note of who was forgotten needs"
                            + " that key: set it, then `elhus deploy`"));
    return Pseudonyms.read(conf, new Path(file));
  }

  private int list(List<Touched> found, boolean known) throws IOException {
    if (known) {
      Context.say(out(), "@|yellow note:|@ %s: %s", STILL_KNOWN, MEND);
    }
    if (found.isEmpty()) {
      Context.say(out(), "Nothing that landed and no table holds this customer.");
      return 0;
    }
    new Listing(
            List.of("landed file or partition", "records to remove", "records to cut"),
            found.stream().map(ForgetCommand::cells).toList())
        .write(ReportFormat.TABLE, out());
    Context.say(out(), "Nothing is changed. Old versions and copies would go at once, too.");
    return 0;
  }

  private static List<String> cells(Touched touched) {
    return List.of(touched.place(), Long.toString(touched.removed()), Long.toString(touched.cut()));
  }

  private int tell(Erasure erasure) {
    Context.say(
        out(),
        "%,d landed files and %,d partitions held the person; %,d old versions and %,d copies removed",
        erasure.landed().size(),
        erasure.partitions().size(),
        erasure.versionsRemoved(),
        erasure.copiesRemoved());
    String searched =
        String.format(
            "%,d files and %,d records searched, Hive asked",
            erasure.filesSearched(), erasure.recordsSearched());
    if (erasure.proven()) {
      Context.say(
          out(),
          "@|green ✓ forgotten:|@ %s, nothing names the person; edition %s; noted as %s in"
              + " elhus_ops.erasure",
          searched,
          erasure.edition(),
          erasure.runId());
      return 0;
    }
    Context.say(
        out(),
        "@|red not wholly forgotten:|@ %s; %,d records still name the person, and %,d rows in Hive."
            + " Remove what nobody needs, then the same command again:",
        searched,
        erasure.occurrences(),
        erasure.occurrencesInHive());
    erasure.holding().forEach(file -> Context.say(out(), "  %s", file));
    return NOT_PROVEN;
  }

  private void step(String words) {
    Context.say(out(), "  %s", words);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
