package dk.elhus.cli;

import dk.elhus.landing.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;

/**
 * Puts jars and workflow applications on the cluster's file system. Only what differs is uploaded,
 * by checksum, so that a second deployment costs nothing and running tasks keep their jars.
 */
public final class Deployment {
  /** Checksums of what lies in a deployed folder, by name relative to it. */
  private static final String RECORD = "_deployed.properties";

  private static final List<String> JAR_FOLDERS =
      List.of(
          "mapreduce/target", "mapreduce/target/lib",
          "ingest-scripts/target", "ingest-scripts/target/lib",
          "hive-ddl/target", "hive-ddl/target/lib");

  private final Home home;
  private final FileSystem fs;
  private final Layout layout;

  public Deployment(Home home, FileSystem fs, Layout layout) {
    this.home = home;
    this.fs = fs;
    this.layout = layout;
  }

  /** Number of files uploaded and removed. */
  public record Outcome(int files, int uploaded, int removed) {}

  /** Jars that actions and tasks need. */
  public Outcome jars() throws IOException {
    Map<String, Path> jars = new TreeMap<>();
    for (String folder : JAR_FOLDERS) {
      if (folder.endsWith("lib") && !Files.isDirectory(home.resolve(folder))) {
        continue;
      }
      home.jars(folder).forEach(jar -> jars.putIfAbsent(jar.getFileName().toString(), jar));
    }
    return mirror(jars, layout.lib());
  }

  /** Bundle, coordinators, workflows, and the options of Sqoop. */
  public Outcome applications() throws IOException {
    Path apps = home.resolve("oozie-workflows/apps");
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(apps)) {
      found
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(apps.relativize(file).toString(), file));
    }
    for (String folder : List.of("sqoop", "sqoop-export")) {
      try (Stream<Path> found = Files.list(home.resolve("ingest-scripts").resolve(folder))) {
        found.forEach(file -> files.put(folder + "/" + file.getFileName(), file));
      }
    }
    return mirror(files, layout.apps());
  }

  private Outcome mirror(Map<String, Path> files, String target) throws IOException {
    Properties before = record(target);
    Properties after = new Properties();
    int uploaded = 0;
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String checksum = sha256(file.getValue());
      after.setProperty(file.getKey(), checksum);
      if (!checksum.equals(before.getProperty(file.getKey()))) {
        upload(file.getValue(), at(target, file.getKey()));
        uploaded++;
      }
    }
    int removed = 0;
    for (String name : before.stringPropertyNames()) {
      if (!files.containsKey(name) && fs.delete(at(target, name), false)) {
        removed++;
      }
    }
    if (!after.equals(before)) {
      try (FSDataOutputStream out = fs.create(at(target, RECORD), true)) {
        after.store(out, "sha256 of what was deployed here");
      }
    }
    return new Outcome(files.size(), uploaded, removed);
  }

  private Properties record(String target) throws IOException {
    Properties record = new Properties();
    if (fs.exists(at(target, RECORD))) {
      try (FSDataInputStream in = fs.open(at(target, RECORD))) {
        record.load(in);
      }
    }
    return record;
  }

  private void upload(Path file, org.apache.hadoop.fs.Path target) throws IOException {
    fs.mkdirs(target.getParent());
    fs.copyFromLocalFile(
        false, true, new org.apache.hadoop.fs.Path(file.toAbsolutePath().toUri()), target);
  }

  private static org.apache.hadoop.fs.Path at(String folder, String name) {
    return new org.apache.hadoop.fs.Path(folder + "/" + name);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
