package dk.elhus.bench.readings;

import dk.elhus.cli.Settings;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/**
 * Where a variant finds its input and puts its output.
 *
 * @param data folder of {@link LandedData}
 * @param root root folder of the warehouse, in the file system of {@link #hadoop()}; it has {@code
 *     landing} and {@code pseudonym.key}
 * @param output local folder for what is not in the root
 * @param run name of this run's own
 * @param conf configuration of a cluster; null for the local runner
 */
record Place(Path data, String root, Path output, String run, Path conf) {
  boolean isCluster() {
    return conf != null;
  }

  String key() {
    return root + "/pseudonym.key";
  }

  /** Notes of a run: ids of its jobs, and what it alone could count. */
  Path notes() {
    return output.resolve(run + ".properties");
  }

  /** The cluster's configuration, or one of the local runner that uses both cores. */
  Configuration hadoop() {
    if (isCluster()) {
      return Settings.read(conf).hadoop();
    }
    Configuration local = new Configuration();
    local.set("mapreduce.framework.name", "local");
    local.set("fs.defaultFS", "file:///");
    local.set("hadoop.tmp.dir", output.resolve("tmp").toString());
    // The profile of two cores.
    local.setInt("mapreduce.local.map.tasks.maximum", 2);
    local.setInt("mapreduce.local.reduce.tasks.maximum", 2);
    local.setInt("mapreduce.task.io.sort.mb", 64);
    return local;
  }
}
