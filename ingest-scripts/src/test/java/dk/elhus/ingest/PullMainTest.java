package dk.elhus.ingest;

import static dk.elhus.ingest.Night.page;
import static dk.elhus.ingest.Night.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a workflow or a person gives to the program, and gets back. */
class PullMainTest extends NightStory {
  @AfterEach
  void forgetWhatOozieAskedFor() {
    System.clearProperty("oozie.action.output.properties");
  }

  @Test
  void pullsByTheDescriptorOfItsJar() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1")));

    run();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("1");
    assertThat(night.source.requests()).singleElement().asString().endsWith("&limit=20000");
  }

  @Test
  void anOptionThatNobodyHasSetIsPassedOnEmptyAndCountsAsNotGiven() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1")));

    run("--since=", "--until", "", "--deadline", " ");

    assertThat(night.manifest().windowStart()).isEqualTo("2025-10-18T22:00:00Z");
  }

  @Test
  void theNightIsPutIntoTheSourcesAddress() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1")));

    run("--source-url", night.source.url() + "/as-of/{night}/");

    assertThat(night.source.requests().get(0))
        .startsWith("/as-of/2025-10-26/dataset/DayAheadPrices?");
  }

  @Test
  void tellsTheWorkflowWhatItDid() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1")));
    Path output = folder.resolve("output.properties");
    System.setProperty("oozie.action.output.properties", output.toString());

    run();

    assertThat(properties(output))
        .containsEntry("dataset", "DayAheadPrices")
        .containsEntry("night", "2025-10-26")
        .containsEntry("rows", "1")
        .containsEntry("attempts", "1")
        .containsEntry("already_landed", "false")
        .containsEntry("landing", night.landing().toString())
        .containsKeys("bytes", "note");
  }

  @Test
  void aFailureIsOneLineWithDatasetNightAddressStatusAndMend() {
    night.source.then(ScriptedSource.reply(400, "Invalid column\nX"));

    assertThatThrownBy(this::run)
        .isInstanceOf(PullException.class)
        .hasMessageMatching(
            "DayAheadPrices, night 2025-10-26: http://127.0.0.1:\\d+/dataset/DayAheadPrices\\?\\S+"
                + " answered 400 \"Invalid column X\"; see that --source-url .* are right");
  }

  @Test
  void anUnknownDatasetListsTheKnownOnes() {
    assertThatThrownBy(() -> run("--dataset", "Elspot"))
        .isInstanceOf(PullException.class)
        .hasMessageStartingWith("Elspot, night 2025-10-26: there is no dataset \"Elspot\"; known");
  }

  @Test
  void aBadDayIsNamed() {
    assertThatThrownBy(() -> run("--since", "2025-02-30"))
        .hasMessage(
            "Invalid value for option '--since': \"2025-02-30\" is not a day such as 2025-10-26;"
                + " --help shows the options");
  }

  @Test
  void anEndBeforeTheStartIsNamed() {
    assertThatThrownBy(() -> run("--since", "2025-10-12", "--until", "2025-10-11"))
        .hasMessageContaining("2025-10-12 is after the last day 2025-10-11");
  }

  @Test
  void aMissingOptionIsNamed() {
    PullMain main = new PullMain(Night.localFiles(), night.time, night.time);

    assertThatThrownBy(() -> main.run("--dataset", "DayAheadPrices", "--night", "2025-10-26"))
        .hasMessageContaining("--root")
        .hasMessageContaining("--help");
  }

  @Test
  void anAddressWithAPasswordIsRefusedWithoutQuotingIt() {
    assertThatThrownBy(() -> run("--source-url", "https://me:secret@example.org"))
        .hasMessageContaining("--source-url must be an address")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFileSystemThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> run("--root", file.toString()))
        .hasMessageStartingWith("DayAheadPrices, night 2025-10-26: the file system failed: ");
  }

  private void run(String... more) throws PullException {
    List<String> args = new ArrayList<>();
    List<String> replaced = List.of(more);
    for (String[] option :
        new String[][] {
          {"--dataset", "DayAheadPrices"},
          {"--night", "2025-10-26"},
          {"--root", folder.toString()},
          {"--run", "run-1"},
          {"--source-url", night.source.url()}
        }) {
      if (!replaced.contains(option[0])) {
        args.addAll(List.of(option));
      }
    }
    args.addAll(replaced);
    new PullMain(Night.localFiles(), night.time, night.time).run(args.toArray(String[]::new));
  }

  private static Properties properties(Path file) throws Exception {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return properties;
  }
}
