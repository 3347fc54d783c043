package dk.elhus.bench.questions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Bytes that clients have read from the sandbox's DataNode since it started, as it counts them. */
final class DataNodeReads {
  private static final String BEAN = "/jmx?qry=Hadoop:service=DataNode,name=DataNodeActivity-*";

  /** For so long the DataNode tells the same number, whatever it gives out meanwhile. */
  private static final Duration TOLD_ANEW = Duration.ofMillis(10_500);

  private final URI uri;
  private Instant notBefore = Instant.EPOCH;

  /**
   * @param address host and port of the DataNode's web pages
   */
  DataNodeReads(String address) {
    uri = URI.create("http://" + address + BEAN);
  }

  /** Waits until the DataNode counts anew, then asks it. */
  long bytes() throws InterruptedException {
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), notBefore).toMillis()));
    notBefore = Instant.now().plus(TOLD_ANEW);
    try {
      JsonNode read =
          new ObjectMapper().readTree(uri.toURL()).path("beans").path(0).path("BytesRead");
      if (!read.isNumber()) {
        throw new BenchException("the DataNode does not tell BytesRead at " + uri);
      }
      return read.longValue();
    } catch (IOException e) {
      throw new BenchException("the DataNode does not answer at " + uri + ": " + e.getMessage(), e);
    }
  }
}
