package dk.elhus.bench.readings;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One run of one variant, in the process that is measured. */
@Command(name = "variant", hidden = true, description = "One run of one variant of readings.")
public final class OneVariant implements Callable<Integer> {
  static final List<Variant> ALL = List.of(new OurJob(), new NaiveJob(), new DuckDb());

  @Parameters(index = "0")
  private String name;

  @Option(names = "--data", required = true)
  private Path data;

  @Option(names = "--root", required = true)
  private String root;

  @Option(names = "--output", required = true)
  private Path output;

  @Option(names = "--run", required = true)
  private String run;

  @Option(names = "--conf")
  private Path conf;

  @Override
  public Integer call() throws Exception {
    Variant variant = ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    variant.run(new Place(data, root, output, run, conf));
    return 0;
  }

  /** The words that bring this command to do a run. */
  static List<String> words(Variant variant, Place place) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "variant",
                variant.name(),
                "--data=" + place.data(),
                "--root=" + place.root(),
                "--output=" + place.output(),
                "--run=" + place.run()));
    if (place.isCluster()) {
      words.add("--conf=" + place.conf());
    }
    return words;
  }
}
