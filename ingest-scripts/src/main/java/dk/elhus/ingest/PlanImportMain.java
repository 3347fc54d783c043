package dk.elhus.ingest;

import dk.elhus.action.OozieAction;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Says where the window of an import begins when the night before did not land: at the end of the
 * last one that did, so that nothing is left out.
 *
 * <p>Takes the arguments of {@link LandImportMain}; leaves {@code since}, a day, for the workflow.
 */
public final class PlanImportMain {
  private PlanImportMain() {}

  public static void main(String[] args) throws PullException, IOException {
    Configuration conf = OozieAction.configuration();
    LandImportOptions options = LandImportOptions.parse(args);
    OozieAction.output(Map.of("since", since(FileSystem.get(conf), options).toString()));
  }

  static LocalDate since(FileSystem fs, LandImportOptions options) throws IOException {
    Layout layout = new Layout(options.root);
    LocalDate first =
        MissedNights.before(options.night, options.dataset, fs, layout)
            .map(MissedNights::firstMadeUpFor)
            .orElse(options.night);
    return first.minusDays(1);
  }
}
