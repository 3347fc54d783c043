package dk.elhus.landing;

import dk.elhus.record.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Where everything lies below one root folder of the file system, as slash-separated path strings.
 *
 * <p>A night is written as its ISO date, {@code 2025-10-26}.
 */
public final class Layout {
  /** A folder that is complete holds this file, as Hadoop's own jobs and Oozie's datasets do. */
  public static final String SUCCESS = "_SUCCESS";

  /** What a {@link #loadMarker} of a night that is published holds. */
  public static final String PUBLISHED = "published";

  /** Name of the manifest in a landing folder. */
  public static final String MANIFEST = "manifest.json";

  private final String root;

  /**
   * @param root folder that holds the whole warehouse, such as {@code /elhus}; no trailing slash is
   *     needed
   */
  public Layout(String root) {
    String trimmed = Objects.requireNonNull(root, "root");
    while (trimmed.length() > 1 && trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    this.root = trimmed;
  }

  public String root() {
    return root;
  }

  /** Landed files of one dataset, one folder per night. */
  public String landing(String dataset) {
    return root + "/landing/" + dataset;
  }

  /** Landed files of one dataset and night: Avro, {@link #MANIFEST} and {@link #SUCCESS}. */
  public String landing(String dataset, LocalDate night) {
    return landing(dataset) + "/night=" + night;
  }

  /** Pulls under way; a pull that succeeds is renamed to {@link #landing(String, LocalDate)}. */
  public String incoming(String dataset, String runId) {
    return root + "/incoming/" + dataset + "/" + runId;
  }

  /** Every pull, landed or failed, as a file with one line of JSON. */
  public String pulls() {
    return root + "/pulls";
  }

  /** Present once a dataset's ingest of a night has ended, landed or given up. */
  public String settledMarker(String dataset, LocalDate night) {
    return root + "/markers/settled/" + dataset + "/" + night;
  }

  /** What the steps of one load hand on; removed when the load is published. */
  public String scratch(String runId) {
    return root + "/scratch/" + runId;
  }

  /** Present once the load of a night has ended; holds {@link #PUBLISHED} when that went well. */
  public String loadMarker(LocalDate night) {
    return root + "/markers/load/" + night;
  }

  /** All versions of one table; those with personal data lie apart. */
  public String table(String table) {
    return (Tables.isRestricted(table) ? restricted() : root + "/warehouse") + "/" + table;
  }

  /** Tables with personal data. */
  public String restricted() {
    return root + "/restricted";
  }

  /** Folders that nobody but Elhus may look into: what was received, and scratch made of it. */
  public List<String> closed() {
    return List.of(root + "/landing", root + "/incoming", root + "/scratch", restricted());
  }

  /**
   * One version of one partition.
   *
   * @param partition the partition's folder name, such as {@code local_month=2025-10}
   */
  public String version(String table, String partition, String runId) {
    return table(table) + "/" + partition + "/" + runId;
  }

  /** Records of published loads, one JSON file per load. */
  public String loads() {
    return root + "/loads";
  }

  /** Loads that the audit stopped, one JSON file per load. */
  public String stopped() {
    return root + "/stopped";
  }

  /** What the jobs of each run cost, one JSON file per job. */
  public String jobs() {
    return root + "/jobs";
  }

  /** Stops of the audit that somebody has accepted, one JSON file each. */
  public String accepted() {
    return root + "/accepted";
  }

  /** Landed folders that somebody wants to be read once more, one JSON file each. */
  public String replays() {
    return root + "/replays";
  }

  /** Persons that were forgotten, one JSON file each, without any personal data. */
  public String erasures() {
    return root + "/erasures";
  }

  /** The one value that says which edition the warehouse shows. */
  public String edition() {
    return root + "/edition.json";
  }

  /**
   * There while a publish has begun and not ended; what it is about, so that the next run ends it.
   */
  public String pendingPublish() {
    return root + "/publish-pending";
  }

  /** What one publish is about to do. */
  public String pendingPublish(long token) {
    return pendingPublish() + "/" + token;
  }

  /** Who may load: a numbered file per owner. */
  public String locks() {
    return root + "/locks";
  }

  /** Jars that actions and tasks need. */
  public String lib() {
    return root + "/lib";
  }

  /** Workflow applications. */
  public String apps() {
    return root + "/apps";
  }
}
