package dk.elhus.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Configuration files: resources of this module in which {@code @name@} stands for a value. */
final class Templates {
  private static final Pattern NAME = Pattern.compile("@([a-z][a-z0-9.]*)@");

  /** Every file of the configuration, relative to the state folder. */
  static final List<String> FILES =
      List.of(
          "conf/core-site.xml",
          "conf/hdfs-site.xml",
          "conf/yarn-site.xml",
          "conf/mapred-site.xml",
          "conf/log4j.properties",
          "conf/elhus.properties",
          "server-conf/source.password",
          "server-conf/hadoop/log4j.properties",
          "server-conf/hadoop/capacity-scheduler.xml",
          "server-conf/metastore/hive-site.xml",
          "server-conf/metastore/log4j2.properties",
          "server-conf/hive/hive-site.xml",
          "server-conf/hive/tez-site.xml",
          "server-conf/hive/log4j2.properties",
          "server-conf/oozie/oozie-site.xml",
          "server-conf/oozie/oozie-log4j.properties",
          "server-conf/oozie/adminusers.txt",
          "server-conf/oozie/action-conf/default.xml",
          "server-conf/oozie/action-conf/sqoop.xml");

  private Templates() {}

  /** Writes every file; one that would not change is left alone. */
  static void renderAll(Path state, Map<String, String> values) throws IOException {
    for (String name : FILES) {
      String text = render(read(name), values, name.endsWith(".xml"));
      Path target = state.resolve(name);
      Files.createDirectories(target.getParent());
      if (!Files.exists(target) || !Files.readString(target).equals(text)) {
        Files.writeString(target, text);
      }
    }
  }

  /**
   * Fills in one text.
   *
   * @throws IllegalArgumentException when it asks for a value that is not there
   */
  static String render(String template, Map<String, String> values, boolean xml) {
    Matcher matcher = NAME.matcher(template);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException("no value for @" + matcher.group(1) + "@");
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(xml ? escape(value) : value));
    }
    return matcher.appendTail(out).toString();
  }

  private static String read(String name) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String escape(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
