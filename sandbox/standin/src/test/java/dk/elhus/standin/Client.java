package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a stand-in over HTTP, as anybody would. */
final class Client {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

  private final HttpClient http = HttpClient.newHttpClient();
  private final String baseUrl;

  Client(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * @param parameters name, value, name, value, …
   */
  HttpResponse<String> get(String path, String... parameters) {
    return send(HttpRequest.newBuilder(uri(path, parameters)).build());
  }

  HttpResponse<String> put(String path, String... parameters) {
    HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
    return send(HttpRequest.newBuilder(uri(path, parameters)).PUT(nothing).build());
  }

  HttpResponse<String> delete(String path) {
    return send(HttpRequest.newBuilder(uri(path)).DELETE().build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The answer as JSON; anything but 200 fails the test. */
  JsonNode envelope(String path, String... parameters) {
    HttpResponse<String> response = get(path, parameters);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response.body());
  }

  /** All records of a period, without paging. */
  List<JsonNode> all(String path, String start, String end, String... more) {
    List<String> parameters = new ArrayList<>(List.of("start", start, "end", end, "limit", "0"));
    parameters.addAll(List.of(more));
    return list(envelope(path, parameters.toArray(String[]::new)).get("records"));
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri(String path, String... parameters) {
    StringBuilder uri = new StringBuilder(baseUrl).append(path);
    for (int i = 0; i < parameters.length; i += 2) {
      uri.append(i == 0 ? '?' : '&').append(parameters[i]).append('=');
      uri.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return URI.create(uri.toString());
  }
}
