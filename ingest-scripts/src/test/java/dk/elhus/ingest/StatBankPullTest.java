package dk.elhus.ingest;

import static dk.elhus.ingest.ScriptedSource.json;
import static dk.elhus.ingest.ScriptedSource.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.descriptor.DescriptorException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A night with StatBank: what is asked, what is landed, and what is not believed. */
class StatBankPullTest extends NightStory {
  private static final String FOLK1A =
      """
      name: FOLK1A
      source: statbank
      schema: FOLK1A
      table: FOLK1A
      language: da
      format: CSV
      variables:
        OMRÅDE:
          column: OMRAADE
          values: ["1*", "8*"]
        Tid: {}
      time: Tid
      summed_over: [KØN]
      window:
        lag_days: 0
        lookback_days: 300
        lead_days: 0
      request:
        page_size: 4
        pause: PT0S
        retries: 2
        connect_timeout: PT5S
        timeout: PT30S
        max_body_bytes: 10000
      cut_off: PT4H
      """;

  private static final String INFO =
      """
      {"id":"FOLK1A","text":"Folketal","variables":[
        {"id":"OMRÅDE","elimination":true,"time":false,"values":[
          {"id":"000"},{"id":"084"},{"id":"101"},{"id":"851"}]},
        {"id":"KØN","elimination":true,"time":false,"values":[{"id":"TOT"},{"id":"1"}]},
        {"id":"Tid","elimination":false,"time":true,"values":[
          {"id":"2024K4"},{"id":"2025K1"},{"id":"2025K2"},{"id":"2025K3"}]}]}""";

  @BeforeEach
  void aNightOfFolk1a() {
    night.dataset(folk1a(FOLK1A));
  }

  private static DatasetDescriptor folk1a(String yaml) {
    return DescriptorReader.read("FOLK1A.yaml", new StringReader(yaml));
  }

  /** An answer as the source writes it: with a byte order mark, and lines that end with CRLF. */
  private static ScriptedSource.Reply csv(String... lines) {
    return reply(200, "\uFEFF" + String.join("\r\n", lines) + "\r\n")
        .with("Content-Type", "text/csv; charset=utf-8");
  }

  private static ScriptedSource.Reply twoQuarters() {
    return csv(
        "OMRÅDE;TID;INDHOLD",
        "101;2025K1;667099",
        "101;2025K2;667.1",
        "851;2025K1;..",
        "851;2025K2;225750,5");
  }

  private static ScriptedSource.Reply lastQuarter() {
    return csv("OMRÅDE;TID;INDHOLD", "101;2025K3;671714", "851;2025K3;-");
  }

  @Test
  void theWindowIsAskedForInPartsBelowTheLimitOfCells() throws Exception {
    night.source.then(json(INFO), twoQuarters(), lastQuarter());

    night.pull();

    assertThat(night.source.requests())
        .containsExactly(
            "/v1/tableinfo {\"table\":\"FOLK1A\",\"lang\":\"da\",\"format\":\"JSON\"}",
            question("\"2025K1\",\"2025K2\""),
            question("\"2025K3\""));
  }

  private static String question(String periods) {
    return "/v1/data {\"table\":\"FOLK1A\",\"format\":\"CSV\",\"lang\":\"da\","
        + "\"valuePresentation\":\"Code\",\"variables\":["
        + "{\"code\":\"OMRÅDE\",\"values\":[\"101\",\"851\"]},"
        + "{\"code\":\"Tid\",\"values\":["
        + periods
        + "]}]}";
  }

  @Test
  void whatCameIsLandedAsItCame() throws Exception {
    night.source.then(json(INFO), twoQuarters(), lastQuarter());

    night.pull();

    assertThat(night.column("OMRAADE")).containsExactly("101", "101", "851", "851", "101", "851");
    assertThat(night.column("INDHOLD"))
        .containsExactly("667099", "667.1", "..", "225750,5", "671714", "-");
    assertThat(night.column("position")).containsExactly("0", "1", "2", "3", "4", "5");
    assertThat(night.manifest().attempts()).isEqualTo(3);
    assertThat(night.manifest().urls())
        .hasSize(2)
        .last()
        .asString()
        .endsWith(question("\"2025K3\""));
  }

  @Test
  void onePeriodThatIsTooMuchIsSplitByTheLongestOtherVariable() throws Exception {
    night.dataset(folk1a(FOLK1A.replace("page_size: 4", "page_size: 1")));
    night.source.then(json(INFO));
    for (String quarter : new String[] {"2025K1", "2025K2", "2025K3"}) {
      night.source.then(csv("OMRÅDE;TID;INDHOLD", "101;" + quarter + ";1"));
      night.source.then(csv("OMRÅDE;TID;INDHOLD", "851;" + quarter + ";2"));
    }

    night.pull();

    assertThat(night.column("INDHOLD")).containsExactly("1", "2", "1", "2", "1", "2");
  }

  @Test
  void aWindowWithoutAPeriodLandsEmptyAndSaysSo() throws Exception {
    night.source.then(json(INFO.replace("2025K", "2019K")));

    night.pull();

    assertThat(night.records()).isEmpty();
    assertThat(night.manifest().note()).contains("no period from 2024-12-30 to 2025-10-26");
  }

  @Test
  void aVariableThatNobodyNamesWouldBeSummedOverSoNothingIsAsked() {
    night.source.then(json(INFO.replace("\"KØN\"", "\"HERKOMST\"")));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("HERKOMST")
        .hasMessageContaining("add it to variables or to summed_over");
    assertThat(night.source.requests()).hasSize(1);
  }

  @Test
  void aValueThatIsGoneIsNamed() {
    night.source.then(json(INFO.replace("851", "951")));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("variable OMRÅDE of table FOLK1A has no value 8* any more");
  }

  @Test
  void theSourcesOwnWordsAreQuoted() {
    night.source.then(
        json(INFO),
        reply(400, "{\"errorTypeCode\":\"REQUEST-LIMIT\",\"message\":\"Too many cells\"}"));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("answered 400")
        .hasMessageContaining("REQUEST-LIMIT")
        .hasMessageContaining("Too many cells");
  }

  @Test
  void anAnswerWithOtherColumnsIsAnotherAnswer() {
    night.source.then(json(INFO), csv("REGION;TID;INDHOLD", "101;2025K1;1"));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("columns REGION, TID, INDHOLD, was asked for INDHOLD, OMRÅDE, TID");
  }

  @Test
  void aCodeThatWasNotAskedForIsAnotherAnswer() {
    night.source.then(json(INFO), csv("OMRÅDE;TID;INDHOLD", "København;2025K1;1"));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("OMRÅDE \"København\" in line 2, which was not asked for");
  }

  @Test
  void aCellThatComesTwiceIsNotChosenFrom() {
    night.source.then(json(INFO), csv("OMRÅDE;TID;INDHOLD", "101;2025K1;1", "101;2025K1;2"));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("101 2025K1 twice, again in line 3");
  }

  @Test
  void cellsThatDoNotComeAreNoted() throws Exception {
    night.source.then(json(INFO), csv("OMRÅDE;TID;INDHOLD", "101;2025K1;1"), lastQuarter());

    night.pull();

    assertThat(night.manifest().note()).contains("asked for and did not come: 3");
  }

  @Test
  void anAnswerThatIsCutOffIsAskedForAgain() throws Exception {
    byte[] whole = twoQuarters().body();
    String half = new String(whole, 0, whole.length - 4, StandardCharsets.UTF_8);
    night.source.then(json(INFO), reply(200, half), twoQuarters(), lastQuarter());

    night.pull();

    assertThat(night.records()).hasSize(6);
    assertThat(night.manifest().attempts()).isEqualTo(4);
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] latin = "OMRÅDE;TID;INDHOLD\r\n".getBytes(StandardCharsets.ISO_8859_1);
    night.source.then(
        json(INFO), new ScriptedSource.Reply(200, Map.of(), latin, latin.length, false));

    assertThatThrownBy(() -> night.pull()).hasMessageContaining("is not UTF-8");
  }

  @Test
  void aWebPageIsNoAnswer() {
    night.source.then(json(INFO), reply(200, "<!DOCTYPE html><html>Maintenance</html>"));

    assertThatThrownBy(() -> night.pull()).hasMessageContaining("answered 200, but not with data");
  }

  @Test
  void theSamePullIsRetriedWhenTheSourceIsIll() throws Exception {
    night.source.then(reply(503, "down"), json(INFO), reply(500, "down"), twoQuarters());
    night.source.then(lastQuarter());

    night.pull();

    assertThat(night.records()).hasSize(6);
  }

  @Test
  void aTableOfTheRightNameOnlyIsBelieved() {
    night.source.then(json(INFO.replace("\"FOLK1A\"", "\"FOLK1B\"")));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("asked about table FOLK1A, was told about FOLK1B");
  }

  @Test
  void aColumnThatAvroCannotNameIsToldWithItsLine() {
    String yaml = FOLK1A.replace("    column: OMRAADE\n", "");

    assertThatThrownBy(() -> folk1a(yaml))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("FOLK1A.yaml, line 9")
        .hasMessageContaining("\"OMRÅDE\" is no name for Avro");
  }
}
