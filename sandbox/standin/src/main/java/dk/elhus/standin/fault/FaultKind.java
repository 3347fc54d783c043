package dk.elhus.standin.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The bad days of a source. Its word on the command line and in URLs is kebab-case. */
public enum FaultKind {
  /** 429 without Retry-After. */
  RATE_LIMITED,
  /** 429 with Retry-After: the fault's delay in whole seconds. */
  RETRY_LATER,
  /** 403, plain text. */
  FORBIDDEN,
  /** 500, plain text. */
  INTERNAL_ERROR,
  /** 504, HTML as a gateway writes it. */
  GATEWAY_TIMEOUT,
  /** 200 with an HTML page. */
  HTML_PAGE,
  /** 200 without a body. */
  EMPTY_BODY,
  /** 200 with a body that ends in the middle of a record. */
  TRUNCATED_JSON,
  /** 200 with half of a packed body. */
  TRUNCATED_GZIP,
  /** The connection breaks in the middle of the body. */
  CONNECTION_CUT,
  /** The envelope names another dataset. */
  WRONG_DATASET,
  /** Hits pages after the first: a row was added before them, so all others moved by one. */
  PAGE_DRIFT,
  /** The right answer, after the fault's delay. */
  SLOW,
  /** The first record comes twice, and total counts it twice. */
  DUPLICATE_RECORD,
  /** The first record lacks its first number. */
  MISSING_VALUE,
  /** The first record lacks its UTC time. */
  MISSING_TIME,
  /** The first record has a text where its first number should be. */
  TEXT_IN_NUMBER,
  /** The first number of the first record has another name. */
  RENAMED_COLUMN,
  /** The first record has a column that nobody announced. */
  EXTRA_COLUMN;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException when there is no such fault; the message lists them all
   */
  public static FaultKind ofWord(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("unknown fault '" + word + "'; there are " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "));
  }
}
