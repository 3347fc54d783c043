package dk.elhus.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dk.elhus.action.CodeVersion;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Sends one request and hands the body of a good answer to a reader, as a stream. Every other
 * answer becomes an exception that quotes the source's own words: {@link RateLimited}, {@link
 * SourceOutage}, or a plain {@link PullException} when asking again would not help.
 */
final class SourceClient implements AutoCloseable {
  /** Reads the body of a good answer to its end. */
  interface BodyReader<T> {
    T read(InputStream body) throws IOException, PullException;
  }

  /**
   * @param value what the reader made of the body
   * @param bytes size of the body, unpacked
   */
  record Answer<T>(T value, long bytes) {}

  private static final int QUOTED = 300;
  private static final int PEEKED = 400;

  private final HttpClient http;
  private final long maxBodyBytes;
  private final Clock clock;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("pull-watchdog"));

  SourceClient(DatasetDescriptor.RequestRule rule, Clock clock) {
    this.maxBodyBytes = rule.maxBodyBytes();
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(rule.connectTimeout())
            .build();
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }

  /**
   * @param timeout bound on the whole exchange, the body included
   */
  <T> Answer<T> ask(SourceRequest request, Duration timeout, BodyReader<T> reader)
      throws PullException {
    long begun = System.nanoTime();
    HttpResponse<InputStream> response = send(request, timeout);
    Duration left = timeout.minusNanos(System.nanoTime() - begun);
    AtomicBoolean late = new AtomicBoolean();
    // The client's own time-out ends with the headers; a body that stalls is cut off here.
    ScheduledFuture<?> cutOff =
        watchdog.schedule(
            () -> cutOff(response.body(), late),
            Math.max(1, left.toMillis()),
            TimeUnit.MILLISECONDS);
    try (InputStream raw = response.body()) {
      return answer(request, response, raw, reader);
    } catch (IOException e) {
      throw late.get()
          ? new SourceOutage(timedOut(request, timeout), e)
          : new SourceOutage("the answer of " + request + " broke off: " + words(e), e);
    } finally {
      cutOff.cancel(false);
    }
  }

  private static Void cutOff(InputStream body, AtomicBoolean late) throws IOException {
    late.set(true);
    body.close();
    return null;
  }

  private HttpResponse<InputStream> send(SourceRequest request, Duration timeout)
      throws PullException {
    try {
      return http.send(message(request, timeout), BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new SourceOutage(timedOut(request, timeout), e);
    } catch (ConnectException e) {
      throw new SourceOutage(
          "cannot connect to %s://%s: %s; see that the source is up and that --source-url is right"
              .formatted(request.uri().getScheme(), request.uri().getAuthority(), words(e)),
          e);
    } catch (IOException e) {
      throw new SourceOutage("no answer from " + request + ": " + words(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PullException("interrupted while waiting for " + request, e);
    }
  }

  private static HttpRequest message(SourceRequest request, Duration timeout) {
    HttpRequest.Builder message =
        HttpRequest.newBuilder(request.uri())
            .timeout(timeout)
            .header("Accept", request.form().mediaType())
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "Elhus/" + CodeVersion.get());
    request
        .question()
        .ifPresent(
            json ->
                message
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(json)));
    return message.build();
  }

  private <T> Answer<T> answer(
      SourceRequest request,
      HttpResponse<InputStream> response,
      InputStream raw,
      BodyReader<T> reader)
      throws IOException, PullException {
    BoundedBody body = new BoundedBody(unpacked(response, raw), maxBodyBytes);
    if (response.statusCode() != 200) {
      throw refusal(request, response, start(body, QUOTED));
    }
    try {
      return new Answer<>(reader.read(requireForm(request, response, body)), body.count());
    } catch (BoundedBody.TooLarge e) {
      throw new PullException(
          ("the answer of %s is larger than max_body_bytes (%d); "
                  + "lower page_size or raise max_body_bytes in the descriptor")
              .formatted(request, maxBodyBytes),
          e);
    } catch (JsonEOFException | EOFException | ZipException e) {
      throw new SourceOutage("the answer of " + request + " is cut off: " + words(e), e);
    } catch (JsonProcessingException e) {
      throw notJson(request, e);
    }
  }

  private static PullException notJson(SourceRequest request, JsonProcessingException e) {
    String at = e.getLocation() == null ? "" : " (byte " + e.getLocation().getByteOffset() + ")";
    return new PullException(
        "the answer of %s is not the JSON that was expected: %s%s; look at it by hand"
            .formatted(request, e.getOriginalMessage(), at),
        e);
  }

  private static InputStream unpacked(HttpResponse<?> response, InputStream raw)
      throws IOException {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("gzip")) {
      return raw;
    }
    PushbackInputStream peek = new PushbackInputStream(raw, 1);
    int first = peek.read();
    if (first < 0) {
      return peek;
    }
    peek.unread(first);
    return new GZIPInputStream(peek);
  }

  /** The body, when it begins as it should; a web page or nothing at all is an error. */
  private static InputStream requireForm(
      SourceRequest request, HttpResponse<?> response, InputStream body)
      throws IOException, PullException {
    PushbackInputStream peek = new PushbackInputStream(body, PEEKED);
    byte[] start = peek.readNBytes(PEEKED);
    peek.unread(start);
    String text = new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").trim();
    if (text.isEmpty()) {
      throw new PullException(
          request
              + " answered 200 with an empty body; see whether the source is under maintenance");
    }
    if (!request.form().beginsLike(text)) {
      String type = response.headers().firstValue("Content-Type").orElse("no content type");
      throw new PullException(
          ("%s answered 200, but not with data (%s): \"%s\"; "
                  + "see that --source-url is right and the source not under maintenance")
              .formatted(request, type, quoted(text)));
    }
    return peek;
  }

  private PullException refusal(SourceRequest request, HttpResponse<?> response, String body) {
    int status = response.statusCode();
    String said =
        request + " answered " + status + (body.isEmpty() ? "" : " \"" + quoted(body) + "\"");
    Optional<String> header = response.headers().firstValue("Retry-After");
    if (status == 429) {
      return new RateLimited(said, RetryAfter.of(header, body, clock.instant()));
    }
    if (status >= 500 && header.isPresent()) {
      return new RateLimited(said, RetryAfter.of(header, body, clock.instant()));
    }
    if (status >= 500 || status == 408) {
      return new SourceOutage(said);
    }
    Optional<String> elsewhere = response.headers().firstValue("Location");
    String mend =
        elsewhere
            .map(to -> "it points to " + to + ": set --source-url to where the source lives now")
            .orElse("see that --source-url and the dataset's descriptor are right");
    return new PullException(said + "; " + mend);
  }

  private static String start(InputStream body, int most) throws IOException {
    return new String(body.readNBytes(most), StandardCharsets.UTF_8).trim();
  }

  private static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ").replace('"', '\'');
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
  }

  private static String timedOut(SourceRequest request, Duration timeout) {
    return "no whole answer from " + request + " within " + timeout.toMillis() / 1000.0 + " s";
  }

  private static String words(IOException e) {
    if (e instanceof JsonProcessingException json) {
      return json.getOriginalMessage();
    }
    Throwable told = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
    return told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
  }
}
