package dk.elhus.action;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;

/**
 * What an Oozie java action gives to its program, and takes back; nothing of it when run by hand.
 */
public final class OozieAction {
  private static final String CONFIGURATION = "oozie.action.conf.xml";
  private static final String OUTPUT = "oozie.action.output.properties";
  private static final String CHILD_TAG = "oozie.child.mapreduce.job.tags";
  private static final String TOKENS = "HADOOP_TOKEN_FILE_LOCATION";

  /** The server refuses captured output of more than 2,048 characters, all values together. */
  private static final int LONGEST_VALUE = 400;

  private OozieAction() {}

  /**
   * The cluster's configuration from the class path, and the action's on top of it. On a secured
   * cluster the jobs that the action starts get its tokens.
   *
   * <p>The jobs carry the action's tag: when YARN begins a launcher anew, or somebody kills the
   * workflow, Oozie ends by it what the launcher before had started.
   */
  public static Configuration configuration() {
    Configuration conf = new Configuration();
    String file = System.getProperty(CONFIGURATION);
    if (file != null) {
      conf.addResource(
          new org.apache.hadoop.fs.Path("file", null, Path.of(file).toAbsolutePath().toString()));
    }
    String tag = conf.get(CHILD_TAG);
    if (tag != null) {
      conf.set("mapreduce.job.tags", tag);
    }
    String tokens = System.getenv(TOKENS);
    if (tokens != null) {
      conf.set("mapreduce.job.credentials.binary", tokens);
    }
    return conf;
  }

  /** Hands values to the workflow, where {@code wf:actionData} reads them. */
  public static void output(Map<String, String> values) throws IOException {
    String file = System.getProperty(OUTPUT);
    if (file == null) {
      return;
    }
    Properties properties = new Properties();
    values.forEach((name, value) -> properties.setProperty(name, shortened(value)));
    try (OutputStream out = Files.newOutputStream(Path.of(file))) {
      properties.store(out, null);
    }
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }
}
