package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Steps that are done once for a state folder. Each can be interrupted and is then done again. */
final class Setup {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final StateFolder state;
  private final StackHome home;
  private final Stack stack;
  private final Postgres postgres;
  private final OneOff oneOff;

  Setup(StateFolder state, StackHome home, Stack stack, Postgres postgres, OneOff oneOff) {
    this.state = state;
    this.home = home;
    this.stack = stack;
    this.postgres = postgres;
    this.oneOff = oneOff;
  }

  /** An empty file system; it gets its name when it is whole. */
  boolean formatNameNode(Runnable announce) throws IOException {
    if (Files.exists(state.data("namenode"))) {
      return false;
    }
    announce.run();
    Path fresh = state.data("namenode.new");
    if (Files.exists(fresh)) {
      new StateFolder(fresh).delete();
    }
    Files.createDirectories(fresh);
    oneOff.run("namenode-format", stack.formatNameNode(fresh), PATIENCE);
    Files.move(fresh, state.data("namenode"), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** The metastore's tables. DataNucleus makes what is missing, so a second try goes on. */
  boolean metastoreSchema(Runnable announce) throws IOException {
    if (postgres.isMarked("metastore")) {
      return false;
    }
    announce.run();
    Path model = objectModel();
    Path connection = state.tmp().resolve("metastore-schema.properties");
    Files.writeString(
        connection,
        """
        javax.jdo.PersistenceManagerFactoryClass=org.datanucleus.api.jdo.JDOPersistenceManagerFactory
        javax.jdo.option.ConnectionURL=%s
        javax.jdo.option.ConnectionDriverName=org.postgresql.Driver
        javax.jdo.option.ConnectionUserName=%s
        javax.jdo.option.ConnectionPassword=%s
        datanucleus.schema.autoCreateAll=true
        datanucleus.identifierFactory=datanucleus1
        datanucleus.plugin.pluginRegistryBundleCheck=LOG
        datanucleus.transactionIsolation=read-committed
        datanucleus.rdbms.useLegacyNativeValueStrategy=true
        datanucleus.rdbms.initializeColumnInfo=NONE
        datanucleus.autoStartMechanismMode=ignored
        """
            .formatted(postgres.url("metastore"), Postgres.USER, Postgres.PASSWORD));
    oneOff.run("metastore-schema", stack.metastoreSchema(connection, model), PATIENCE);
    postgres.mark("metastore");
    return true;
  }

  private Path objectModel() throws IOException {
    Path jar =
        StackHome.jar(home.lib("hive"), "hive-standalone-metastore-server-")
            .orElseThrow(() -> new SandboxException("no metastore jar", "build the project again"));
    Path model = state.tmp().resolve("package.jdo");
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry entry = file.getEntry("package.jdo");
      Files.copy(file.getInputStream(entry), model, StandardCopyOption.REPLACE_EXISTING);
    }
    return model;
  }

  /** Oozie's tables. Its tool refuses a half-made schema, so a second try begins with none. */
  boolean oozieSchema(Runnable announce) throws IOException {
    if (postgres.isMarked("oozie")) {
      return false;
    }
    announce.run();
    postgres.recreate("oozie");
    Path sql = state.tmp().resolve("oozie-schema.sql");
    Files.deleteIfExists(sql);
    oneOff.run("oozie-schema", stack.oozieSchema(sql), PATIENCE);
    postgres.mark("oozie");
    return true;
  }

  /** Folders of HDFS with their owners, made by the superuser. */
  boolean hdfsFolders(Runnable announce) throws IOException {
    Path done = state.step("hdfs-folders");
    if (Files.exists(done) && Files.readString(done).equals(HdfsFolders.wanted())) {
      return false;
    }
    announce.run();
    stack.hdfsFolders().make();
    Files.writeString(done, HdfsFolders.wanted());
    return true;
  }

  /** Oozie's own jars in HDFS. An unfinished copy does no harm: Oozie reads the newest one. */
  boolean sharelib(Runnable announce) throws IOException {
    Path done = state.step("sharelib");
    String jars = listing(home.sharelib().resolve("lib"));
    if (Files.exists(done) && Files.readString(done).equals(jars)) {
      return false;
    }
    announce.run();
    oneOff.run("sharelib", stack.sharelib(), PATIENCE);
    Files.writeString(done, jars);
    return true;
  }

  private static String listing(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return String.join(
          "\n",
          files
              .filter(Files::isRegularFile)
              .map(f -> folder.relativize(f).toString())
              .sorted()
              .toList());
    }
  }
}
