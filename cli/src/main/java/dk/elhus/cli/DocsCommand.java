package dk.elhus.cli;

import dk.elhus.cli.docs.DictionaryPage;
import dk.elhus.cli.docs.Freshness;
import dk.elhus.hive.DataDictionary;
import dk.elhus.ingest.DatasetCatalog;
import dk.elhus.ingest.DatasetDescriptor;
import dk.elhus.ingest.Origin;
import dk.elhus.report.ReportCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus docs}. */
@Command(
    name = "docs",
    description = {
      "Write the data dictionary: one page about every table, view and function, with units,"
          + " examples, lineage, sample queries and the reports that use it.",
      "It needs no network. Freshness is that of the warehouse, when one answers."
    },
    footer = {"", "Example: elhus docs --out dictionary.html"})
final class DocsCommand implements Callable<Integer> {
  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "elhus-dictionary.html",
      description = "Where to write it. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--offline", description = "Ask no warehouse how fresh its tables are.")
  private boolean offline;

  @Override
  public Integer call() throws IOException {
    DataDictionary dictionary = DataDictionary.read(elhus.home().resolve("hive-ddl"));
    ReportCatalog reports = ReportCatalog.read(elhus.home().resolve("hive-queries/reports"));
    DictionaryPage page = new DictionaryPage(dictionary, reports.reports(), origins(), freshness());
    OutputFile.write(out, page::write, spec.commandLine().getOut());
    return 0;
  }

  private Freshness freshness() {
    if (offline) {
      return Freshness.unasked("--offline");
    }
    try (Connection hive = elhus.reader().connect()) {
      return Freshness.ask(hive);
    } catch (UserError e) {
      return Freshness.unasked(e.getMessage());
    } catch (SQLException e) {
      return Freshness.unasked(HiveServer.refused(e).getMessage());
    }
  }

  /** Where each dataset comes from, in words. */
  private static Map<String, String> origins() {
    Map<String, String> origins = new TreeMap<>();
    for (DatasetDescriptor dataset : DatasetCatalog.load().all()) {
      origins.put(dataset.name(), words(dataset.origin()));
    }
    return origins;
  }

  private static String words(Origin origin) {
    if (origin instanceof Origin.StatBank bank) {
      return "StatBank of Statistics Denmark, table " + bank.table();
    }
    if (origin instanceof Origin.Own own) {
      return "brought by Elhus itself: " + own.name();
    }
    return origin instanceof Origin.EnergiDataService
        ? "Energi Data Service of Energinet"
        : "metering database, imported by Sqoop";
  }
}
