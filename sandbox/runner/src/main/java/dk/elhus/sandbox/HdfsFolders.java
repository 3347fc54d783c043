package dk.elhus.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * The folders of HDFS that somebody with rights over the whole has to make: everybody else then
 * works as a user of its own, and the file system refuses what is not theirs.
 */
final class HdfsFolders {
  /** Who may read the warehouse's files: HiveServer2 and Elhus itself. */
  static final String READERS = "warehouse";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * @param owner null for the superuser
   */
  private record Folder(String path, String owner, String group, String mode) {}

  private static final List<Folder> ALL =
      List.of(
          new Folder("/tmp", null, null, "1777"),
          new Folder("/tmp/hadoop-yarn", null, null, "755"),
          new Folder("/tmp/hadoop-yarn/staging", null, null, "1777"),
          new Folder("/tmp/hadoop-yarn/staging/history", null, null, "755"),
          new Folder("/tmp/hadoop-yarn/staging/history/done_intermediate", null, null, "1777"),
          new Folder("/tmp/hive-staging", "hive", "hive", "700"),
          new Folder("/user", null, null, "755"),
          new Folder("/user/elhus", "elhus", "elhus", "750"),
          new Folder("/user/hive", "hive", "hive", "750"),
          new Folder("/user/hive/external", "hive", "hive", "750"),
          new Folder("/user/hive/external/elhus_ops.db", "hive", "hive", "750"),
          new Folder("/user/hive/external/elhus_ops.db/query_log", "hive", "hive", "700"),
          new Folder("/elhus", "elhus", READERS, "750"),
          new Folder("/elhus-secrets", "elhus", READERS, "700"));

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String root;
  private final String superuser = System.getProperty("user.name");

  /**
   * @param httpPort the NameNode's, whose WebHDFS answers there
   */
  HdfsFolders(int httpPort) {
    this.root = "http://127.0.0.1:" + httpPort + "/webhdfs/v1";
  }

  /** What {@link #make} makes, so that a later build that wants others is noticed. */
  static String wanted() {
    return ALL.toString();
  }

  /** Makes them; those that are there get their owner and rights back. */
  void make() throws IOException {
    for (Folder folder : ALL) {
      put(folder.path(), "op=MKDIRS");
      put(folder.path(), "op=SETPERMISSION&permission=" + folder.mode());
      if (folder.owner() != null) {
        put(folder.path(), "op=SETOWNER&owner=" + folder.owner() + "&group=" + folder.group());
      }
    }
  }

  private void put(String path, String operation) throws IOException {
    URI uri = URI.create(root + path + "?" + operation + "&user.name=" + superuser);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(
            "the NameNode refuses " + operation + " of " + path + ": " + answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted", "run the same command again: it goes on", e);
    }
  }
}
