package dk.elhus.cli;

import dk.elhus.action.HiveLogin;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;

/** What a configuration directory says about the cluster: Hadoop's files and elhus.properties. */
public final class Settings {
  private static final String FILE = "elhus.properties";
  private static final String HADOOP_USER = "HADOOP_USER_NAME";
  private static final String JOB_CONF = "elhus.job.conf.";

  /** Oozie puts values into a workflow's XML as they are. */
  private static final Pattern NOT_IN_XML = Pattern.compile("[<&\n\r]");

  private static final Pattern SOURCE_URL = Pattern.compile("elhus\\.source\\.([a-z]+)\\.url");

  private final Path directory;
  private final Properties properties;

  private Settings(Path directory, Properties properties) {
    this.directory = directory;
    this.properties = properties;
  }

  /**
   * Reads a configuration directory.
   *
   * @throws UserError when it has no elhus.properties
   */
  public static Settings read(Path directory) {
    Path file = directory.resolve(FILE);
    if (!Files.isReadable(file)) {
      throw new UserError(
          "no configuration at "
              + file
              + "; start the sandbox with `elhus sandbox up`, or name a cluster's configuration"
              + " directory with --conf");
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
    return new Settings(directory, properties);
  }

  /** Root folder of the warehouse. */
  public String root() {
    return required("elhus.root");
  }

  public String oozieUrl() {
    return required("elhus.oozie.url");
  }

  public String jdbcUrl() {
    return required("elhus.jdbc.url");
  }

  /** The account that owns the tables and loads them. */
  public String jdbcUser() {
    return required("elhus.jdbc.user");
  }

  /** The account that asks, where a command does not change anything. */
  public String jdbcReader() {
    return properties.getProperty("elhus.jdbc.reader", jdbcUser());
  }

  /** File of the cluster with the password of {@link #jdbcUser}; empty where none is asked for. */
  public String jdbcPasswordFile() {
    return properties.getProperty("elhus.jdbc.password.file", "");
  }

  /** How the steps of a load reach HiveServer2. */
  public HiveLogin hiveLogin() {
    return new HiveLogin(jdbcUrl(), jdbcUser(), jdbcPasswordFile());
  }

  /** Local folder with the passwords of accounts. */
  public Optional<Path> credentials() {
    return path("elhus.jdbc.credentials");
  }

  /** The file of accounts that HiveServer2 reads, when it runs on this host. */
  public Optional<Path> accountsFile() {
    return path("elhus.accounts.file");
  }

  /** Whether roles and grants are Hive's own, of the SQL standard. */
  public boolean grants() {
    return Boolean.parseBoolean(properties.getProperty("elhus.hive.grants", "false"));
  }

  /** Whom HDFS and YARN take Elhus for; empty for whoever runs the command. */
  public Optional<String> hdfsUser() {
    return Optional.ofNullable(properties.getProperty("elhus.hdfs.user"));
  }

  /** Group that HiveServer2's user is in, which may read what is personal; empty for nobody. */
  public Optional<String> hdfsReaders() {
    return Optional.ofNullable(properties.getProperty("elhus.hdfs.readers"));
  }

  private Optional<Path> path(String name) {
    return Optional.ofNullable(properties.getProperty(name)).map(Path::of);
  }

  /** Base URL of the Energi Data Service or its stand-in. */
  public String sourceUrl() {
    return required("elhus.source.eds.url");
  }

  /** Base URL of StatBank or its stand-in. */
  public String statBankUrl() {
    return required("elhus.source.statbank.url");
  }

  /** Base URLs of all sources by kind, such as {@code eds} and {@code statbank}. */
  public Map<String, String> sourceUrls() {
    Map<String, String> urls = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      Matcher kind = SOURCE_URL.matcher(name);
      if (kind.matches()) {
        urls.put(kind.group(1), required(name));
      }
    }
    return urls;
  }

  /**
   * Hadoop properties for the jobs of a load, a line {@code name=value} for each {@code
   * elhus.job.conf.name} in the file.
   *
   * @throws UserError for a value that a workflow cannot carry
   */
  public String jobConf() {
    Map<String, String> wanted = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(JOB_CONF)) {
        String value = properties.getProperty(name).trim();
        if (NOT_IN_XML.matcher(value).find()) {
          throw new UserError(
              directory.resolve(FILE)
                  + ": the value of "
                  + name
                  + " may not have <, & or a line break; set it in mapred-site.xml instead");
        }
        wanted.put(name.substring(JOB_CONF.length()), value);
      }
    }
    return wanted.entrySet().stream()
        .map(property -> property.getKey() + "=" + property.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** {@code nominal} or {@code system}: when a value counts as learned. */
  public String clock() {
    return properties.getProperty("elhus.clock", "system");
  }

  /** Whether nights load the metering database: {@code true}, {@code false} or {@code auto}. */
  public String metering() {
    return properties.getProperty("elhus.metering", "false");
  }

  /** Whether marts are exported after each night's load. */
  public boolean exports() {
    return Boolean.parseBoolean(properties.getProperty("elhus.export", "false"));
  }

  /** JDBC address of the metering database. */
  public String databaseUrl() {
    return required("elhus.source.db.url");
  }

  public String databaseUser() {
    return required("elhus.source.db.user");
  }

  /** How many connections an import opens. */
  public String databaseMappers() {
    return properties.getProperty("elhus.source.db.mappers", "4");
  }

  /** File of the cluster with the password of the metering database. */
  public String databasePasswordFile() {
    return required("elhus.source.db.password.file");
  }

  /** Local file that holds that password too; empty where somebody else puts it on the cluster. */
  public Optional<Path> localDatabasePassword() {
    return path("elhus.source.db.password.local");
  }

  /** Whether HiveServer2 has Elhus's jars on its own class path, so that no query ships them. */
  public boolean functionsOnClassPath() {
    return Boolean.parseBoolean(properties.getProperty("elhus.functions.on.class.path", "false"));
  }

  /** File of the cluster with the key that makes pseudonyms of metering points. */
  public Optional<String> pseudonymKeyFile() {
    return Optional.ofNullable(properties.getProperty("elhus.pseudonym.key.file"));
  }

  /** Hadoop's configuration from the directory's files. */
  public Configuration hadoop() {
    Configuration conf = new Configuration();
    for (String name :
        new String[] {"core-site.xml", "hdfs-site.xml", "yarn-site.xml", "mapred-site.xml"}) {
      Path file = directory.resolve(name);
      if (Files.isReadable(file)) {
        conf.addResource(new org.apache.hadoop.fs.Path(file.toUri()));
      }
    }
    // A sandbox that is down is told at once, not after minutes of retries.
    conf.setInt("ipc.client.connect.max.retries", 1);
    conf.setInt("ipc.client.connect.max.retries.on.timeouts", 1);
    conf.set("dfs.client.retry.policy.enabled", "false");
    conf.setInt("yarn.resourcemanager.connect.max-wait.ms", 10_000);
    conf.setInt("yarn.resourcemanager.connect.retry-interval.ms", 2_000);
    hdfsUser().filter(user -> System.getenv(HADOOP_USER) == null).ifPresent(Settings::workAs);
    return conf;
  }

  /** Where HDFS asks for no tickets, the user is whom the client says; Elhus says who it is. */
  private static void workAs(String user) {
    if (!UserGroupInformation.isSecurityEnabled()) {
      UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(user));
    }
  }

  /**
   * The cluster's file system.
   *
   * @throws UserError when it does not answer
   */
  public FileSystem fileSystem() {
    Configuration conf = hadoop();
    try {
      FileSystem fs = FileSystem.newInstance(conf);
      fs.getStatus();
      return fs;
    } catch (IOException e) {
      throw new UserError(
          "HDFS at "
              + conf.get("fs.defaultFS")
              + " does not answer; see `elhus sandbox status`, start with `elhus sandbox up`",
          e);
    }
  }

  private String required(String name) {
    String value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new UserError(directory.resolve(FILE) + " does not say " + name + "; add it");
    }
    return value.trim();
  }
}
