package dk.elhus.ingest;

import static dk.elhus.ingest.Night.page;
import static dk.elhus.ingest.Night.price;
import static dk.elhus.ingest.ScriptedSource.json;
import static dk.elhus.ingest.ScriptedSource.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only an answer to the question that was asked lands, and it lands as received. */
class AnswerTest extends NightStory {
  @BeforeEach
  void onePageHoldsAll() {
    night.descriptor("page_size", "100");
  }

  @Test
  void numbersKeepTheDigitsTheyCameWith() throws Exception {
    night.source.then(
        page(
            5,
            price(0, "DK1", "0.10"),
            price(0, "DK2", "-0.22"),
            price(1, "DK1", "1E2"),
            price(1, "DK2", "12345678901234567890.123456789012345678"),
            price(2, "DK1", "null")));

    night.pull();

    assertThat(night.column("DayAheadPriceDKK"))
        .containsExactly("0.10", "-0.22", "1E2", "12345678901234567890.123456789012345678", null);
  }

  @Test
  void aColumnThatNobodyKnowsIsKeptAndMentioned() throws Exception {
    String more =
        price(0, "DK1", "1").replace("}", ",\"Note\":\"æble\",\"Parts\":[0.10,{\"a\":null}]}");
    night.source.then(page(1, more));

    night.pull();

    assertThat(textMap(night.records().get(0)))
        .containsEntry("Note", "æble")
        .containsEntry("Parts", "[0.10,{\"a\":null}]");
    assertThat(night.manifest().note()).isEqualTo("unknown columns kept: Note, Parts");
  }

  @Test
  void aByteOrderMarkBeforeTheJsonIsPassedOver() throws Exception {
    ScriptedSource.Reply plain = page(1, price(0, "DK1", "1.5"));
    String body = new String(plain.body(), StandardCharsets.UTF_8);
    night.source.then(json("\uFEFF" + body));

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("1.5");
  }

  @Test
  void columnsInAnotherOrderAreTheSameRecord() throws Exception {
    night.source.then(
        page(
            1,
            """
            {"DayAheadPriceDKK":2.25,"DayAheadPriceEUR":1.50,"PriceArea":"DK1",\
            "TimeDK":"2025-10-26T01:00:00","TimeUTC":"2025-10-26T00:00:00"}"""));

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("2.25");
    assertThat(night.column("DayAheadPriceEUR")).containsExactly("1.50");
    assertThat(night.column("PriceArea")).containsExactly("DK1");
  }

  @Test
  void aRenamedColumnIsAnErrorThatNamesItAndWhatCame() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1").replace("DayAheadPriceDKK", "PriceDKK")));

    assertFails("sent no column DayAheadPriceDKK, only TimeUTC, TimeDK, PriceArea");
  }

  @Test
  void aColumnThatIsRenamedInOneRecordOnlyIsAnErrorTooForItsValueWouldBeLost() throws Exception {
    String renamed = price(1, "DK1", "2").replace("DayAheadPriceDKK", "PriceDKK");
    night.source.then(page(2, price(0, "DK1", "1"), renamed));

    assertFails("sent no column DayAheadPriceDKK in a record, only TimeUTC, TimeDK, PriceArea");
  }

  @Test
  void oneRecordThatLacksAColumnLandsToBeRejectedWithItsReason() throws Exception {
    String incomplete = price(1, "DK1", "2").replaceAll("\"PriceArea\":\"DK1\",", "");
    night.source.then(page(2, price(0, "DK1", "1"), incomplete));

    night.pull();

    assertThat(night.column("PriceArea")).containsExactly("DK1", null);
    assertThat(night.manifest().note())
        .isEqualTo("records that lack a column which others have: 1");
  }

  @Test
  void aWebPageIsAnErrorThatQuotesItsBeginning() throws Exception {
    night.source.then(
        reply(200, "\n<!DOCTYPE html>\n<html><title>Maintenance</title>")
            .with("Content-Type", "text/html"));

    assertFails(
        "answered 200, but not with data (text/html): \"<!DOCTYPE html>"
            + " <html><title>Maintenance</title>\"");
  }

  @Test
  void anEmptyAnswerIsAnError() throws Exception {
    night.source.then(reply(200, ""));

    assertFails("answered 200 with an empty body");
  }

  @Test
  void noContentIsAnError() throws Exception {
    night.source.then(reply(204, ""));

    assertFails("answered 204");
  }

  @Test
  void anAnswerForAnotherDatasetIsAnError() throws Exception {
    night.source.then(ScriptedSource.page("Elspotprices", 1, price(0, "DK1", "1")));

    assertFails("answered for dataset \"Elspotprices\"");
  }

  @Test
  void anAnswerThatDoesNotSayForWhichDatasetIsAnError() throws Exception {
    night.source.then(json("{\"total\":0,\"records\":[]}"));

    assertFails("answered for dataset \"null\"");
  }

  @Test
  void recordsOfAnotherYearAreAnAnswerToAnotherQuestion() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1").replace("2025-10-26T", "2024-10-26T")));

    assertFails(
        "none of them lies in 2025-10-18T22:00:00Z to 2025-10-27T23:00:00Z:"
            + " the first TimeUTC is \"2024-10-26T00:00:00\"");
  }

  @Test
  void timesThatNobodyCanReadAreAnAnswerToAnotherQuestionToo() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1").replace("2025-10-26T00:00:00", "26/10/25")));

    assertFails("the first TimeUTC is \"26/10/25\"");
  }

  @Test
  void oneRecordBesideTheWindowLandsAsReceived() throws Exception {
    String stray = price(1, "DK1", "2").replace("2025-10-26T", "2019-10-26T");
    night.source.then(page(2, price(0, "DK1", "1"), stray));

    night.pull();

    assertThat(night.records()).hasSize(2);
  }

  @Test
  void anotherSpellingOfTheTimeIsStillATime() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1").replace("26T00:00:00", "26 00:00")));

    night.pull();

    assertThat(night.column("TimeUTC")).containsExactly("2025-10-26 00:00");
  }

  @Test
  void anAnswerThatIsTooLargeIsNotReadToItsEnd() throws Exception {
    night.descriptor("max_body_bytes", "150");
    night.source.then(page(2, price(0, "DK1", "1"), price(0, "DK2", "2")));

    assertFails("is larger than max_body_bytes (150)");
  }

  @Test
  void aSmallPackedAnswerThatUnpacksTooLargeIsRefused() throws Exception {
    night.source.then(json("{\"dataset\":\"" + " ".repeat(20_000) + "\"}").gzipped(0));

    assertFails("is larger than max_body_bytes (10000)");
  }

  @Test
  void aColumnTwiceInOneRecordIsNotGuessedAbout() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1").replace("TimeDK", "TimeUTC")));

    assertFails("Duplicate field 'TimeUTC'");
  }

  @Test
  void textAfterTheEnvelopeIsAnError() throws Exception {
    night.source.then(json("{\"total\":0,\"dataset\":\"DayAheadPrices\",\"records\":[]} {}"));

    assertFails("more follows after the end of the envelope");
  }

  @Test
  void anErrorInAnEnvelopeWithoutRecordsIsAnError() throws Exception {
    night.source.then(json("{\"statusCode\":200,\"message\":\"come back later\"}"));

    assertFails("the envelope has no \"records\"");
  }

  @Test
  void textThatIsNotUtf8IsAnError() throws Exception {
    ScriptedSource.Reply good = page(1, price(0, "DK1", "1"));
    good.body()[good.body().length / 2] = (byte) 0xE6;
    night.source.then(good);

    assertFails("Invalid UTF-8");
  }

  @Test
  void noRecordsForAWindowLandWithANote() throws Exception {
    night.source.then(page(0));

    night.pull();

    assertThat(night.records()).isEmpty();
    assertThat(night.manifest().note())
        .isEqualTo("the source has no records for 2025-10-18T22:00:00Z to 2025-10-27T23:00:00Z");
  }

  private static Map<String, String> textMap(GenericRecord record) {
    Map<String, String> text = new TreeMap<>();
    ((Map<?, ?>) record.get("unknown_columns"))
        .forEach((name, value) -> text.put(name.toString(), value.toString()));
    return text;
  }

  /** Fails at the first answer, and nothing is left of the night. */
  private void assertFails(String words) throws Exception {
    assertThatThrownBy(() -> night.pull())
        .isInstanceOf(PullException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("/dataset/DayAheadPrices?start=")
        .hasMessageNotContaining("\n");
    assertThat(night.source.requests()).hasSize(1);
    assertThat(night.landing()).doesNotExist();
    assertThat(night.incoming()).isEmpty();
  }
}
