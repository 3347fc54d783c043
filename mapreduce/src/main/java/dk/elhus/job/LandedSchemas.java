package dk.elhus.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** The current schemas of landed records, from the class path: {@code /avro/DATASET.avsc}. */
final class LandedSchemas {
  private static final Map<String, Schema> CACHE = new ConcurrentHashMap<>();

  private LandedSchemas() {}

  /** Whether we declare its schema; what Sqoop imports has the types of its database. */
  static boolean has(String dataset) {
    return CACHE.containsKey(dataset) || LandedSchemas.class.getResource(resource(dataset)) != null;
  }

  static Schema of(String dataset) throws IOException {
    Schema cached = CACHE.get(dataset);
    if (cached == null) {
      cached = load(dataset);
      CACHE.put(dataset, cached);
    }
    return cached;
  }

  private static Schema load(String dataset) throws IOException {
    String resource = resource(dataset);
    try (InputStream in = LandedSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("dataset " + dataset + " has no schema " + resource);
      }
      return new Schema.Parser().parse(in);
    }
  }

  private static String resource(String dataset) {
    return "/avro/" + dataset + ".avsc";
  }
}
