package dk.elhus.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads {@code {"total":…,"dataset":…,"records":[…]}} record by record; no more than one record is
 * in memory. Numbers keep the digits that they came with.
 */
final class EnvelopeReader {
  /** Takes one record: text by column, null for null. */
  interface RecordSink {
    void accept(Map<String, String> values) throws PullException;
  }

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;
  private final RecordSink sink;
  private String dataset;
  private OptionalLong total = OptionalLong.empty();
  private boolean recordsSeen;
  private long records;

  private EnvelopeReader(JsonParser parser, RecordSink sink) {
    this.parser = parser;
    this.sink = sink;
  }

  /** Reads to the end of the stream, so that a body that was cut off is noticed. */
  static Envelope read(InputStream json, RecordSink sink) throws IOException, PullException {
    try (JsonParser parser = JSON.createParser(json)) {
      return new EnvelopeReader(parser, sink).envelope();
    }
  }

  private Envelope envelope() throws IOException, PullException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      field(parser.getCurrentName());
    }
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "more follows after the end of the envelope");
    }
    if (!recordsSeen) {
      throw new JsonParseException(parser, "the envelope has no \"records\"");
    }
    return new Envelope(dataset, total, records);
  }

  private void field(String name) throws IOException, PullException {
    JsonToken value = parser.nextToken();
    switch (name) {
      case "dataset" -> dataset = text(value, name);
      case "total" -> {
        expect(value, JsonToken.VALUE_NUMBER_INT, "a whole number as \"total\"");
        total = OptionalLong.of(parser.getLongValue());
      }
      case "records" -> {
        expect(value, JsonToken.START_ARRAY, "a list as \"records\"");
        recordsSeen = true;
        records();
      }
      default -> parser.skipChildren();
    }
  }

  private void records() throws IOException, PullException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.START_OBJECT, "an object as a record");
      sink.accept(oneRecord());
      records++;
    }
  }

  private Map<String, String> oneRecord() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String column = parser.getCurrentName();
      values.put(column, text(parser.nextToken(), column));
    }
    return values;
  }

  private String text(JsonToken token, String name) throws IOException {
    if (token == null) {
      throw new JsonParseException(parser, "ends within \"" + name + "\"");
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    return token.isScalarValue() ? parser.getText() : nested();
  }

  /** An object or a list as JSON text. */
  private String nested() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      int depth = 0;
      do {
        depth += copyToken(copy);
      } while (depth > 0 && parser.nextToken() != null);
    }
    return text.toString();
  }

  /** Copies one token, with a number's digits as they are; returns the change of depth. */
  private int copyToken(JsonGenerator copy) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isNumeric()) {
      copy.writeNumber(parser.getText());
      return 0;
    }
    copy.copyCurrentEvent(parser);
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }

  private void expect(JsonToken token, JsonToken expected, String words) throws IOException {
    if (token != expected) {
      throw new JsonParseException(parser, "expected " + words + ", found " + token);
    }
  }
}
