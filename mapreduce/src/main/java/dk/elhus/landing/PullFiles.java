package dk.elhus.landing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * The log of pulls: a JSON line per pull, each in a file of its own until its month is over and
 * {@link #merge} puts the month into one file. Hive reads the folder, whichever way it is.
 */
public final class PullFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SINGLE =
      Pattern.compile(".+\\.night=(\\d{4}-\\d{2})-\\d{2}\\..+\\.json");

  private final FileSystem files;
  private final Path folder;

  public PullFiles(FileSystem files, Layout layout) {
    this.files = files;
    this.folder = new Path(layout.pulls());
  }

  /**
   * The file of one pull.
   *
   * @param run name of its run, fit for a file name
   */
  public Path file(String dataset, LocalDate night, String run) {
    return new Path(folder, dataset + ".night=" + night + "." + run + ".json");
  }

  /**
   * Whether a pull is written down, in a file of its own or in that of its month.
   *
   * @param runId the run as its line names it
   */
  public boolean has(String dataset, LocalDate night, String runId, Path file) throws IOException {
    if (files.exists(file)) {
      return true;
    }
    Path month = monthFile(YearMonth.from(night));
    String key = key(dataset, night.toString(), runId);
    return files.exists(month) && lines(month).containsKey(key);
  }

  /**
   * Puts the pulls of each month before that of a night into one file per month.
   *
   * <p>At no moment is a pull missing or there twice: HDFS moves the content of many files to the
   * end of another in one step, and the file that is rewritten in one piece replaces it in one
   * step. Killed at any point, the next call goes on. A query that has listed the folder and not
   * yet opened its files may have to be repeated.
   *
   * @param night nights of its month and later ones keep their files
   * @param untouchedSince files that changed later are left for the next time: a pull may write
   *     them
   * @return how many files were merged
   * @throws UnsupportedOperationException on a file system that cannot move content in one step
   */
  public int merge(Configuration conf, LocalDate night, Instant untouchedSince) throws IOException {
    int merged = 0;
    for (Map.Entry<YearMonth, List<Path>> month : finished(night, untouchedSince).entrySet()) {
      Path target = monthFile(month.getKey());
      List<Path> singles = month.getValue();
      merged += singles.size();
      if (!files.exists(target)) {
        rename(singles.remove(0), target);
      }
      if (!singles.isEmpty()) {
        files.concat(target, singles.toArray(Path[]::new));
      }
      rewrite(conf, target);
    }
    return merged;
  }

  private Map<YearMonth, List<Path>> finished(LocalDate night, Instant untouchedSince)
      throws IOException {
    Map<YearMonth, List<Path>> months = new TreeMap<>();
    if (!files.exists(folder)) {
      return months;
    }
    for (FileStatus file : files.listStatus(folder)) {
      Matcher single = SINGLE.matcher(file.getPath().getName());
      if (single.matches()
          && file.getLen() > 0
          && file.getModificationTime() <= untouchedSince.toEpochMilli()) {
        YearMonth month = YearMonth.parse(single.group(1));
        if (month.isBefore(YearMonth.from(night))) {
          months.computeIfAbsent(month, unknown -> new ArrayList<>()).add(file.getPath());
        }
      }
    }
    months.values().forEach(singles -> singles.sort(Comparator.comparing(Path::getName)));
    return months;
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  /** What was many blocks becomes one; of a run that was written down twice the last line stays. */
  private void rewrite(Configuration conf, Path target) throws IOException {
    Map<String, String> lines = lines(target);
    FileContext context = FileContext.getFileContext(target.toUri(), conf);
    Path temporary = new Path(folder, "." + target.getName() + ".tmp");
    try (FSDataOutputStream out =
        context.create(
            temporary,
            EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
            CreateOpts.createParent())) {
      for (String line : lines.values()) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      out.hsync();
    }
    context.rename(temporary, target, Rename.OVERWRITE);
  }

  private Map<String, String> lines(Path file) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode pull = JSON.readTree(line);
        lines.put(
            key(
                pull.path("dataset").asText(),
                pull.path("night").asText(),
                pull.path("run_id").asText()),
            line);
      }
    }
    return lines;
  }

  private static String key(String dataset, String night, String runId) {
    return dataset + " " + night + " " + runId;
  }

  private Path monthFile(YearMonth month) {
    return new Path(folder, "month=" + month + ".json");
  }
}
