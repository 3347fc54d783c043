package dk.elhus.cli;

import dk.elhus.landing.Layout;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** What the Oozie applications ask for, as the settings say it. */
final class ClusterProperties {
  private final Settings settings;

  ClusterProperties(Settings settings) {
    this.settings = settings;
  }

  /** What every application asks for. */
  Map<String, String> common() {
    Configuration hadoop = settings.hadoop();
    Layout layout = new Layout(settings.root());
    String nameNode = hadoop.get("fs.defaultFS");
    Map<String, String> properties = new HashMap<>();
    properties.put("nameNode", nameNode);
    properties.put("resourceManager", hadoop.get("yarn.resourcemanager.address"));
    properties.put("root", settings.root());
    properties.put("apps", nameNode + layout.apps());
    properties.put("oozie.libpath", nameNode + layout.lib());
    properties.put("jdbcUrl", settings.jdbcUrl());
    properties.put("jdbcUser", settings.jdbcUser());
    properties.put("jdbcPasswordFile", settings.jdbcPasswordFile());
    settings.hdfsUser().ifPresent(user -> properties.put("user.name", user));
    return properties;
  }

  /** What is needed for the database that Sqoop reads from and writes to. */
  Map<String, String> database() {
    return Map.of(
        "dbUrl", settings.databaseUrl(),
        "dbUser", settings.databaseUser(),
        "dbPasswordFile", settings.databasePasswordFile(),
        "dbMappers", settings.databaseMappers());
  }
}
