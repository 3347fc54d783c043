package dk.elhus.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who asked what, and what became of it: a line of JSON each, the rows of {@code
 * elhus_ops.query_log}.
 *
 * <p>Keeping it never makes a query fail and never makes it wait.
 */
final class Trail {
  /** Configuration key: folder that the lines go to; without it nothing is kept. */
  static final String FOLDER = "elhus.access.trail";

  private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line must fit into one packet of HDFS, so that it is there whole or not at all. */
  private static final int MOST_CHARACTERS = 8_000;

  private static Trail running;

  private final Consumer<String> lines;
  private final Clock clock;

  Trail(Consumer<String> lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  /** The one trail of this server. */
  static synchronized Trail of(Configuration conf) {
    if (running == null) {
      String folder = conf.get(FOLDER, "");
      if (folder.isEmpty()) {
        LOG.warn("{} is not set: who asks what is not kept", FOLDER);
      }
      Consumer<String> lines = folder.isEmpty() ? line -> {} : TrailWriter.started(conf, folder);
      running = new Trail(lines, Clock.systemUTC());
    }
    return running;
  }

  /** How it ended. */
  enum Outcome {
    /** It was carried out. */
    ANSWERED,
    /** Hive refused it to this user. */
    REFUSED,
    /** It is no statement, names what is not there, or broke. */
    FAILED,
    /** Somebody had no account, or another password. */
    LOGIN_REFUSED
  }

  /**
   * Who asks.
   *
   * @param user account of the session
   * @param address where the session comes from
   * @param session its id
   * @param edition what the session pins with {@code SET elhus.edition}; empty for the newest
   */
  record Asker(String user, String address, String session, String edition) {}

  /**
   * What was asked.
   *
   * @param queryId Hive's id of it; null for what is no query
   * @param operation Hive's word for its kind; null when it could not be told
   * @param statement its text
   * @param tables what it reads or writes, as far as that could be told
   */
  record Question(String queryId, String operation, String statement, Collection<String> tables) {}

  void loginRefused(String user) {
    Question question = new Question(null, "LOGIN", "", new TreeSet<>());
    Asker asker = new Asker(user, null, null, "");
    add(asker, question, clock.instant(), Outcome.LOGIN_REFUSED, "no such account or password");
  }

  /**
   * Keeps one.
   *
   * @param begun when it was asked
   * @param message why it was refused or failed; null when it was answered
   */
  void add(Asker asker, Question question, Instant begun, Outcome outcome, String message) {
    ObjectNode line = JSON.createObjectNode();
    line.put("asked_at", begun.truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("user_name", asker.user());
    line.put("address", asker.address());
    line.put("session_id", asker.session());
    line.put("query_id", question.queryId());
    line.put("operation", question.operation());
    line.put("statement", cut(question.statement()));
    line.put("statement_characters", length(question.statement()));
    question.tables().forEach(line.putArray("tables")::add);
    line.put("pinned_edition", asker.edition().isEmpty() ? null : asker.edition());
    line.put("duration_millis", Duration.between(begun, clock.instant()).toMillis());
    line.put("outcome", outcome.name());
    line.put("message", cut(message));
    try {
      lines.accept(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      LOG.error("a line of the trail could not be written: {}", line, e);
    }
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }

  private static String cut(String text) {
    return length(text) <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }
}
