package dk.elhus.ingest;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request to a source.
 *
 * @param uri where it goes
 * @param question JSON to be sent by POST; without it the request is a GET
 * @param form what a good answer looks like
 */
record SourceRequest(URI uri, Optional<String> question, BodyForm form) {
  private static final int QUOTED = 160;

  /** What the body of a good answer is. */
  enum BodyForm {
    /** A JSON object. */
    JSON("application/json", "{"),
    /** Lines of StatBank: a header that ends with the column of numbers. */
    STATBANK_CSV("text/csv", "[^<{]*;\"?INDHOLD");

    private final String mediaType;
    private final String start;

    BodyForm(String mediaType, String start) {
      this.mediaType = mediaType;
      this.start = start;
    }

    String mediaType() {
      return mediaType;
    }

    /** Whether a body that begins like this may be a good one. */
    boolean beginsLike(String text) {
      return this == JSON
          ? text.startsWith(start)
          : Pattern.compile(start).matcher(text).lookingAt();
    }
  }

  static SourceRequest get(URI uri) {
    return new SourceRequest(uri, Optional.empty(), BodyForm.JSON);
  }

  static SourceRequest post(URI uri, String question, BodyForm form) {
    return new SourceRequest(uri, Optional.of(question), form);
  }

  /** The whole request, for the record. */
  String inFull() {
    return question.map(json -> uri + " " + json).orElse(uri.toString());
  }

  /** For messages: the beginning of a long question says which one it is. */
  @Override
  public String toString() {
    return question
        .map(json -> json.length() <= QUOTED ? json : json.substring(0, QUOTED) + "…")
        .map(json -> uri + " " + json)
        .orElse(uri.toString());
  }
}
