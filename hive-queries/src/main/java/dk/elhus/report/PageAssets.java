package dk.elhus.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What every page has inside. Other pages of the house share the style and the policy.
 *
 * @param template the page, with places for values
 * @param style its style sheet
 * @param library the chart library, Apache ECharts
 * @param script what draws the chart
 */
public record PageAssets(String template, String style, String library, String script) {
  private static final String LIBRARY =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

  public static PageAssets get() throws IOException {
    return new PageAssets(read("page.mustache"), read("page.css"), read(LIBRARY), read("page.js"));
  }

  /** What the page's policy allows to run: these two scripts, by their hashes. */
  String scriptHashes() {
    return allowed(library) + " " + allowed(script);
  }

  /** How a page's policy names a script that it allows. */
  public static String allowed(String script) {
    return "'sha256-" + sha256(script) + "'";
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String read(String name) throws IOException {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path; build anew: mvn package");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
