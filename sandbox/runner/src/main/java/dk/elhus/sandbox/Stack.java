package dk.elhus.sandbox;

import dk.elhus.sandbox.metering.MeteringSeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the stack consists of: every server with its command line, its health and its place. */
final class Stack {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final List<String> FAST_START = List.of("-XX:TieredStopAtLevel=1");

  /** Not read by anybody: a changed configuration makes a changed command, hence a new start. */
  private static final String CONFIGURATION = "ELHUS_CONFIGURATION";

  /** Whom HDFS takes the metastore and HiveServer2 for. */
  private static final String HIVE_USER = "hive";

  private final StateFolder state;
  private final SandboxConfig config;
  private final StackHome home;
  private final Ports ports;
  private final Jvm jvm;
  private final List<String> standInArguments;

  Stack(
      StateFolder state,
      SandboxConfig config,
      Ports ports,
      Jvm jvm,
      List<String> standInArguments) {
    this.state = state;
    this.config = config;
    this.home = new StackHome(config.home());
    this.ports = ports;
    this.jvm = jvm;
    this.standInArguments = List.copyOf(standInArguments);
  }

  /** The names of all processes in the order in which they come up; they go down in reverse. */
  static final List<String> NAMES =
      List.of(
          "postgres",
          "namenode",
          "datanode",
          "resourcemanager",
          "nodemanager",
          "metastore",
          "jobhistory",
          "hiveserver2",
          "oozie",
          "standin");

  /** What asks a process to end. PostgreSQL takes TERM for "when all clients have gone". */
  static String stopSignal(String name) {
    return name.equals("postgres") ? "INT" : "TERM";
  }

  /** The servers, without the stand-in when it is not built. */
  List<Server> servers() {
    List<Server> servers =
        new ArrayList<>(
            List.of(
                nameNode(),
                dataNode(),
                resourceManager(),
                nodeManager(),
                metastore(),
                jobHistory(),
                hiveServer2(),
                oozie()));
    standIn().ifPresent(servers::add);
    return servers;
  }

  /** Values for the configuration files. */
  Map<String, String> templateValues() {
    Map<String, String> values = new HashMap<>();
    ports.all().forEach((port, number) -> values.put("port." + port.key(), number.toString()));
    values.put("state", state.root().toString());
    values.put("user", System.getProperty("user.name"));
    values.put("stack.hadoop", home.lib("hadoop").toString());
    values.put("stack.hive", home.lib("hive").toString());
    values.put("accounts", SandboxAccounts.folder(state).toString());
    values.put("accounts.file", SandboxAccounts.file(state).toString());
    values.put("loader", SandboxAccounts.LOADER);
    values.put("hdfs.readers", HdfsFolders.READERS);
    values.put("yarn.memory.mb", Integer.toString(config.yarnMemoryMb()));
    values.put("functions.on.class.path", Boolean.toString(functions().isPresent()));
    values.put("functions.class.path", functions().orElse(""));
    values.put("hive.shipped.jar", functions().map(jars -> jars.split(":")[0]).orElse(""));
    values.put("tez.local", Boolean.toString(!config.tezOnYarn()));
    values.put("jvm.task", Jvm.TASK_OPTIONS);
    values.put("jvm.archive", new ClassArchive(home.lib("hadoop")).options());
    values.put("jvm.opens", String.join(" ", Jvm.HIVE_OPTIONS));
    values.put("postgres.user", Postgres.USER);
    values.put("postgres.password", Postgres.PASSWORD);
    values.put("metering.user", MeteringSeed.READER);
    values.put("metering.password", Postgres.METERING_PASSWORD);
    return values;
  }

  private Server nameNode() {
    int http = ports.of(Port.NAMENODE_HTTP);
    return server(
        "namenode",
        List.of("namenode-format"),
        hadoop(512, List.of(), "org.apache.hadoop.hdfs.server.namenode.NameNode", List.of()),
        Probes.jmx(
            http,
            "Hadoop:service=NameNode,name=FSNamesystemState",
            bean ->
                bean.path("FSState").asText().equals("Operational")
                    && bean.path("NumLiveDataNodes").asInt() > 0,
            "a live DataNode and the end of safe mode"));
  }

  private Server dataNode() {
    return server(
        "datanode",
        List.of(),
        hadoop(512, List.of(), "org.apache.hadoop.hdfs.server.datanode.DataNode", List.of()),
        Probes.jmx(
            ports.of(Port.DATANODE_HTTP),
            "Hadoop:service=DataNode,name=DataNodeInfo",
            bean -> bean.path("BPServiceActorInfo").asText().contains("RUNNING"),
            "its registration with the NameNode"));
  }

  private Server resourceManager() {
    return server(
        "resourcemanager",
        List.of(),
        hadoop(
            512,
            Jvm.LANG_OPEN,
            "org.apache.hadoop.yarn.server.resourcemanager.ResourceManager",
            List.of()),
        Probes.json(
            ports.of(Port.RESOURCEMANAGER_HTTP),
            "/ws/v1/cluster/metrics",
            all -> all.path("clusterMetrics").path("activeNodes").asInt() > 0,
            "a NodeManager"));
  }

  private Server nodeManager() {
    return server(
        "nodemanager",
        List.of(),
        hadoop(
            512, Jvm.LANG_OPEN, "org.apache.hadoop.yarn.server.nodemanager.NodeManager", List.of()),
        Probes.json(
            ports.of(Port.NODEMANAGER_HTTP),
            "/ws/v1/node/info",
            all -> all.path("nodeInfo").path("nodeHealthy").asBoolean(),
            "a healthy node"));
  }

  private Server jobHistory() {
    return server(
        "jobhistory",
        List.of("hdfs-folders"),
        hadoop(512, Jvm.LANG_OPEN, "org.apache.hadoop.mapreduce.v2.hs.JobHistoryServer", List.of()),
        Probes.json(
            ports.of(Port.JOBHISTORY_HTTP),
            "/ws/v1/history/info",
            all -> all.path("historyInfo").has("startedOn"),
            "its web service"));
  }

  private Server metastore() {
    return server(
        "metastore",
        List.of("metastore-schema"),
        hive(
            512,
            "metastore",
            FAST_START,
            "org.apache.hadoop.hive.metastore.HiveMetaStore",
            List.of("-p", Integer.toString(ports.of(Port.METASTORE)))),
        Probes.thrift(ports.of(Port.METASTORE)));
  }

  private Server hiveServer2() {
    return server(
        "hiveserver2",
        List.of("metastore-schema", "hdfs-folders"),
        hive(1536, "hive", List.of(), "org.apache.hive.service.server.HiveServer2", List.of()),
        Probes.hiveLogin(
            ports.of(Port.HIVESERVER2),
            SandboxAccounts.LOADER,
            new SandboxAccounts(state).loaderPassword()));
  }

  private Server oozie() {
    return server(
        "oozie",
        List.of("oozie-schema", "sharelib"),
        oozieJava(768, "org.apache.oozie.server.EmbeddedOozieServer", List.of()),
        Probes.json(
            ports.of(Port.OOZIE),
            "/oozie/v1/admin/status",
            all -> all.path("systemMode").asText().equals("NORMAL"),
            "system mode NORMAL"));
  }

  private Optional<Server> standIn() {
    return home.standIn(copies())
        .map(
            classPath ->
                server(
                    "standin",
                    List.of(),
                    jvm.java(
                        256,
                        List.of(classPath),
                        FAST_START,
                        "dk.elhus.standin.StandInMain",
                        standInArguments()),
                    Probes.http(ports.of(Port.STANDIN), "/health")));
  }

  private Optional<String> functions() {
    return home.functions(copies());
  }

  private Path copies() {
    return state.root().resolve("copies");
  }

  private List<String> standInArguments() {
    List<String> arguments =
        new ArrayList<>(List.of("--port", Integer.toString(ports.of(Port.STANDIN))));
    arguments.addAll(standInArguments);
    return arguments;
  }

  /** Formats HDFS into a folder beside the one it will have. */
  Command formatNameNode(Path folder) {
    return hadoop(
        256,
        List.of(),
        "org.apache.hadoop.hdfs.server.namenode.NameNode",
        List.of("-D", "dfs.namenode.name.dir=file://" + folder, "-format", "-nonInteractive"));
  }

  HdfsFolders hdfsFolders() {
    return new HdfsFolders(ports.of(Port.NAMENODE_HTTP));
  }

  /** Makes the metastore's tables from its object model; the published jars have no SQL scripts. */
  Command metastoreSchema(Path connection, Path objectModel) {
    return hive(
        512,
        "metastore",
        FAST_START,
        "org.datanucleus.store.schema.SchemaTool",
        List.of(
            "-create",
            "-api",
            "JDO",
            "-props",
            connection.toString(),
            "-v",
            objectModel.toString()));
  }

  Command oozieSchema(Path sql) {
    return oozieJava(
        256,
        "org.apache.oozie.tools.OozieDBCLI",
        List.of("create", "-sqlfile", sql.toString(), "-run"));
  }

  Command sharelib() {
    return oozieJava(
        256,
        "org.apache.oozie.tools.OozieSharelibCLI",
        List.of(
            "create",
            "-fs",
            "hdfs://127.0.0.1:" + ports.of(Port.NAMENODE),
            "-locallib",
            home.sharelib().toString()));
  }

  private Command hadoop(int heapMb, List<String> options, String main, List<String> arguments) {
    List<String> all = new ArrayList<>(FAST_START);
    all.addAll(options);
    Command command =
        jvm.java(
            heapMb,
            List.of(
                state.serverConf("hadoop"),
                state.conf(),
                home.hadoopWeb(),
                home.lib("hadoop") + "/*"),
            all,
            main,
            arguments);
    return command.with(CONFIGURATION, state.configurationDigest("hadoop"));
  }

  private Command hive(
      int heapMb, String conf, List<String> options, String main, List<String> arguments) {
    Path folder = state.serverConf(conf);
    List<String> all = new ArrayList<>(options);
    all.addAll(Jvm.HIVE_OPTIONS);
    all.add("-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"));
    List<Object> classPath = new ArrayList<>(List.of(folder, state.conf()));
    if (conf.equals("hive") && functions().isPresent()) {
      classPath.addAll(List.of(home.hiveClassesOutOfJars(), functions().get()));
    }
    home.access(copies()).ifPresent(classPath::add);
    classPath.add(home.lib("hive") + "/*");
    Command command = jvm.java(heapMb, classPath, all, main, arguments);
    return command
        .with("HADOOP_USER_NAME", HIVE_USER)
        .with("HIVE_CONF_DIR", folder.toString())
        .with("METASTORE_CONF_DIR", folder.toString())
        .with("HADOOP_HOME", state.tmp().toString())
        .with(CONFIGURATION, state.configurationDigest(conf));
  }

  private Command oozieJava(int heapMb, String main, List<String> arguments) {
    Path conf = state.serverConf("oozie");
    List<String> options = new ArrayList<>(FAST_START);
    options.addAll(
        List.of(
            "-Doozie.home.dir=" + state.tmp(),
            "-Doozie.config.dir=" + conf,
            "-Doozie.log.dir=" + state.root().resolve("log"),
            "-Doozie.data.dir=" + state.tmp(),
            "-Doozie.instance.id=elhus",
            "-Doozie.config.file=oozie-site.xml",
            "-Doozie.log4j.file=oozie-log4j.properties"));
    return jvm.java(
            heapMb,
            List.of(home.oozieServer(), home.lib("oozie") + "/*", state.conf()),
            options,
            main,
            arguments)
        .with(CONFIGURATION, state.configurationDigest("oozie"));
  }

  private static Server server(String name, List<String> after, Command command, Health health) {
    return new Server(name, after, command, health, PATIENCE, stopSignal(name));
  }
}
