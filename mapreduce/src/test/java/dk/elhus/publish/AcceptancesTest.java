package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop that somebody accepts is a warning, for as long as the decision was meant. */
class AcceptancesTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 10, 26);
  private static final LocalDate NEXT = NIGHT.plusDays(1);
  private static final Instant NOON = Instant.parse("2025-10-26T12:00:00Z");
  private static final AuditResult HIGH =
      stop("range", "spot_price", "local_month=2025-10", "price_eur_per_mwh.highest", "25000");
  private static final AuditResult INCOMPLETE =
      stop("complete", "vehicle_stock", null, "area_code/2025-10", "30");

  private final Configuration conf = new Configuration();

  @TempDir Path folder;
  private FileSystem files;
  private Layout layout;

  @BeforeEach
  void openFolder() throws IOException {
    layout = new Layout(folder.toUri().toString());
    files = FileSystem.getLocal(conf);
  }

  @Test
  void anAcceptedStopIsAWarningThatNamesWhoAndWhy() throws IOException {
    accept(NIGHT, HIGH.name());

    AuditResult judged = judge(NIGHT, HIGH);

    assertThat(judged.verdict()).isEqualTo(Verdict.WARN);
    assertThat(judged.acceptedBy()).isEqualTo("anna");
    assertThat(judged.reason()).isEqualTo("the auction said so");
    assertThat(judged.message()).isEqualTo(HIGH.message());
  }

  @Test
  void anotherNightAndAnotherSubjectAreNotAccepted() throws IOException {
    accept(NIGHT, HIGH.name());

    assertThat(judge(NEXT, HIGH).verdict()).isEqualTo(Verdict.STOP);
    assertThat(judge(NIGHT, INCOMPLETE).verdict()).isEqualTo(Verdict.STOP);
  }

  @Test
  void whatStandsAndWasAcceptedStaysSoWhileItGetsNoWorse() throws IOException {
    accept(NIGHT, INCOMPLETE.name());
    publish(judge(NIGHT, INCOMPLETE));

    assertThat(judge(NEXT, INCOMPLETE).acceptedBy()).isEqualTo("anna");
    assertThat(judge(NEXT, with(INCOMPLETE, "29")).verdict()).isEqualTo(Verdict.WARN);
    assertThat(judge(NEXT, with(INCOMPLETE, "31")).verdict()).isEqualTo(Verdict.STOP);
  }

  @Test
  void newRowsAreNotAcceptedBecauseOthersWere() throws IOException {
    accept(NIGHT, HIGH.name());
    publish(judge(NIGHT, HIGH));

    assertThat(judge(NEXT, HIGH).verdict()).isEqualTo(Verdict.STOP);
  }

  @Test
  void lostRowsCannotBeAccepted() {
    assertThatThrownBy(() -> accept(NIGHT, "nothing_lost:spot_price/local_month=2025-10"))
        .hasMessage("nothing_lost cannot be accepted: rows would be lost or doubled");
    assertThatThrownBy(() -> accept(NIGHT, "spot_price"))
        .hasMessage("'spot_price' is not RULE:SUBJECT; elhus audit --night 2025-10-26 shows them");
  }

  @Test
  void aStoppedLoadSaysInOneLineWhatAndWhereAndWhatToDo() throws IOException {
    StoppedLoad stopped = new StoppedLoad("run-a", NIGHT, NOON, "0.1.0", List.of(HIGH));
    stopped.write(conf, layout);

    assertThat(stopped.message())
        .isEqualTo(
            "the audit stopped the load of night 2025-10-26:"
                + " range:spot_price/local_month=2025-10/price_eur_per_mwh.highest is 25000: as"
                + " measured (limit 20000). See: elhus audit --night 2025-10-26, elhus rejects"
                + " --night 2025-10-26. If the data is right: elhus night 2025-10-26 --accept"
                + " 'range:spot_price/local_month=2025-10/price_eur_per_mwh.highest' --reason '…'");
    assertThat(JudgedLoad.all(files, layout))
        .singleElement()
        .satisfies(
            load -> {
              assertThat(load.name()).isEqualTo("stopped");
              assertThat(load.results()).containsExactly(HIGH);
            });
  }

  private void accept(LocalDate night, String result) throws IOException {
    new Acceptance(night, result, "anna", "the auction said so", NOON).write(conf, layout);
  }

  private AuditResult judge(LocalDate night, AuditResult result) throws IOException {
    return Acceptances.read(files, layout, night, LoadLog.read(files, layout))
        .applyTo(List.of(result))
        .get(0);
  }

  private void publish(AuditResult result) throws IOException {
    LoadLog.append(
        conf,
        layout,
        new LoadRecord(
            1,
            "run-a",
            NIGHT,
            EditionNumber.of(NIGHT, 1),
            NOON,
            "0.1.0",
            List.of(),
            List.of(),
            List.of(),
            List.of(result)));
  }

  private static AuditResult stop(
      String check, String table, String partition, String subject, String value) {
    return new AuditResult(
        check,
        table,
        partition,
        subject,
        new BigDecimal(value),
        BigDecimal.ONE,
        new BigDecimal("20000"),
        Verdict.STOP,
        value + ": as measured",
        null,
        null);
  }

  private static AuditResult with(AuditResult result, String value) {
    return stop(result.check(), result.table(), result.partition(), result.subject(), value);
  }
}
