package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.cli.Cli;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivilegedExceptionAction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.WorkflowJob;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Nobody sees what is not theirs, and it is written down who asked")
@ExtendWith(LoadedWarehouse.class)
class AccessIT {
  private static final List<String> ACCOUNTS = List.of("elhus", "analyst", "engineer", "officer");

  private final LoadedWarehouse warehouse;
  private final Layout layout;

  AccessIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.layout = new Layout(warehouse.settings().root());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          analyst  | SELECT COUNT(*) FROM elhus.spot_price
          analyst  | SELECT COUNT(*) FROM elhus.metering_point_count
          analyst  | SELECT COUNT(*) FROM elhus.metered_group_day
          analyst  | SELECT COUNT(*) FROM elhus_history.spot_price
          analyst  | SELECT COUNT(*) FROM elhus_star.fact_energy
          analyst  | SELECT COUNT(*) FROM elhus_ops.load_log
          analyst  | DESCRIBE elhus.energy_day
          analyst  | SHOW TABLES IN elhus
          engineer | SELECT COUNT(*) FROM elhus_ops.reject
          engineer | SELECT COUNT(*) FROM elhus.meter_reading
          officer  | SELECT COUNT(*) FROM elhus_restricted.customer_period
          officer  | SELECT COUNT(*) FROM elhus_ops.query_log
          officer  | SHOW GRANT ROLE analyst ON TABLE elhus.spot_price
          officer  | SHOW GRANT ON TABLE elhus_restricted.customer
          officer  | SHOW GRANT ROLE analyst ON ALL
          analyst  | SHOW GRANT ROLE analyst ON ALL
          analyst  | SELECT COUNT(*) FROM elhus_ops.job_cost
          """)
  void eachReadsWhatIsTheirs(String account, String question) throws SQLException {
    assertThat(ask(account, question)).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          analyst  | SELECT * FROM elhus_restricted.customer                  | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_restricted.customer]
          analyst  | SELECT * FROM elhus_restricted.metering_point_customer   | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_restricted.metering_point_customer]
          analyst  | SELECT * FROM elhus.meter_reading                        | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus.meter_reading]
          analyst  | SELECT * FROM elhus.metered_hour                         | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus.metered_hour]
          analyst  | SELECT * FROM elhus_history.metered_day                  | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_history.metered_day]
          analyst  | SELECT * FROM elhus_history.meter_reading                | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_history.meter_reading]
          analyst  | SELECT * FROM elhus_ops.reject                           | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_ops.reject]
          analyst  | SELECT * FROM elhus_ops.query_log                        | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_ops.query_log]
          analyst  | DESCRIBE elhus_restricted.customer                       | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_restricted.customer]
          engineer | SELECT * FROM elhus_restricted.customer                  | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_restricted.customer]
          engineer | SELECT * FROM elhus_ops.query_log                        | [SELECT] on Object [type=TABLE_OR_VIEW, name=elhus_ops.query_log]
          analyst  | CREATE DATABASE mine                                     | analyst may only read; CREATEDATABASE needs the role loader
          analyst  | CREATE EXTERNAL TABLE default.t (a STRING) LOCATION '/elhus/landing' | analyst may only read; CREATETABLE needs the role loader
          analyst  | CREATE TEMPORARY TABLE t AS SELECT 1 AS a                | analyst may only read; CREATETABLE_AS_SELECT needs the role loader
          analyst  | CREATE VIEW default.v AS SELECT * FROM elhus.spot_price  | analyst may only read; CREATEVIEW needs the role loader
          analyst  | LOAD DATA INPATH '/elhus/landing' INTO TABLE elhus_history.population | Invalid path ''/elhus/landing''
          analyst  | INSERT OVERWRITE DIRECTORY '/tmp/out' SELECT * FROM elhus.spot_price | analyst may only read; QUERY needs the role loader
          analyst  | INSERT OVERWRITE LOCAL DIRECTORY '/tmp/out' SELECT * FROM elhus.spot_price | analyst may only read; QUERY needs the role loader
          analyst  | EXPORT TABLE elhus_history.population TO '/tmp/out'      | analyst may only read; EXPORT needs the role loader
          analyst  | ALTER TABLE elhus_history.population SET TBLPROPERTIES ('a' = 'b') | analyst may only read; ALTERTABLE_PROPERTIES needs the role loader
          analyst  | DROP VIEW elhus.spot_price                               | analyst may only read; DROPVIEW needs the role loader
          officer  | DROP TABLE elhus_ops.query_log                           | officer may only read; DROPTABLE needs the role loader
          engineer | INSERT INTO elhus_ops.load_log (sequence) VALUES (1)     | engineer may only read; QUERY needs the role loader
          analyst  | CREATE FUNCTION elhus.f AS 'java.lang.String'            | analyst may only read; CREATEFUNCTION needs the role loader
          analyst  | GRANT ROLE officer TO USER analyst                       | analyst is not allowed to grant role
          analyst  | GRANT SELECT ON TABLE elhus_restricted.customer TO USER analyst | SELECT with grant
          analyst  | SHOW GRANT ON TABLE elhus_restricted.customer            | has to specify a user name or role in the show grant
          analyst  | SET ROLE officer                                         | analyst doesn't belong to role officer
          analyst  | SET ROLE admin                                           | analyst doesn't belong to role admin
          elhus    | SELECT * FROM elhus.spot_price WHERE reflect('java.lang.System', 'exit', 1) = '' | is not allowed
          analyst  | SELECT reflect('java.lang.System', 'getenv')             | is not allowed
          analyst  | SELECT java_method('java.lang.System', 'getenv')         | is not allowed
          analyst  | SELECT in_file('x', '/etc/passwd')                       | is not allowed
          analyst  | SELECT xpath('<a/>', 'a')                                | is not allowed
          analyst  | SELECT get_splits('SELECT * FROM elhus_restricted.customer', 1) | is not allowed
          analyst  | SELECT TRANSFORM (price_area) USING 'cat' AS (a) FROM elhus.spot_price | transform
          analyst  | ADD JAR /tmp/mine.jar                                    | analyst may only read; ADD needs the role loader
          analyst  | DFS -ls /elhus/landing                                   | analyst may only read; DFS needs the role loader
          analyst  | COMPILE `class A {}` AS GROOVY NAMED A.groovy            | analyst may only read; COMPILE needs the role loader
          analyst  | SET hive.security.authorization.enabled=false            | Cannot modify hive.security.authorization.enabled at runtime
          analyst  | SET hive.query.lifetime.hooks=                           | Cannot modify hive.query.lifetime.hooks at runtime
          analyst  | SET hive.server2.builtin.udf.blacklist=                  | Cannot modify hive.server2.builtin.udf.blacklist at runtime
          analyst  | SET elhus.root=/tmp                                      | Cannot modify elhus.root at runtime
          """)
  void whatIsNotTheirsIsRefusedWithTheReason(String account, String question, String reason) {
    assertThatThrownBy(() -> ask(account, question))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"landing", "restricted", "incoming", "warehouse", "loads"})
  void theFilesBeneathAreClosedToAnAnalystInHdfs(String folder) throws Exception {
    assertThatThrownBy(() -> list("analyst", layout.root() + "/" + folder))
        .isInstanceOf(AccessControlException.class)
        .hasMessageContaining("Permission denied: user=analyst");
    assertThat(list(warehouse.settings().hdfsUser().orElseThrow(), layout.root() + "/" + folder))
        .isPositive();
  }

  @Test
  void passwordsAndTheTrailAreClosedInHdfsEvenToWhoReadsTheWarehouse() {
    assertThatThrownBy(() -> list("hive", "/elhus-secrets"))
        .hasMessageContaining("Permission denied: user=hive");
    assertThatThrownBy(() -> list("hive", layout.root() + "/landing"))
        .hasMessageContaining("Permission denied: user=hive");
    assertThatThrownBy(() -> list("elhus", "/user/hive/external/elhus_ops.db/query_log"))
        .hasMessageContaining("Permission denied: user=elhus");
  }

  @Test
  void aWrongPasswordAnUnknownAccountAndNoPasswordAreRefused() {
    for (String[] login :
        new String[][] {{"analyst", "wrong password"}, {"nobody", "nobody"}, {"elhus", ""}}) {
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(warehouse.settings().jdbcUrl(), login[0], login[1])
                      .close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Error validating the login");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ;hive.server2.proxy.user=officer           | Failed to validate proxy privilege of analyst for officer
          ?hive.security.authorization.enabled=false | Cannot modify hive.security.authorization.enabled at runtime
          ?hive.query.lifetime.hooks=                | Cannot modify hive.query.lifetime.hooks at runtime
          """)
  void theAddressMakesNobodySomebodyElseAndSwitchesNoRuleOff(String option, String reason) {
    String url = warehouse.settings().jdbcUrl() + option;
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(url, "analyst", warehouse.password("analyst")).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aNewAccountMayAskAtOnceAndARemovedOneNoMore(@TempDir Path folder) throws Exception {
    Path password = folder.resolve("password");
    Files.writeString(password, "smoerrebroed til frokost\n");
    Cli.Result open =
        warehouse
            .cli()
            .type("user", "add", "anna", "--role", "analyst", "--password-file", "" + password);
    assertThat(open.exitCode()).isNotZero();
    assertThat(open.err()).contains("may be read by others; close it with: chmod 600 " + password);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));

    warehouse.must("user", "add", "anna", "--role", "analyst", "--password-file", "" + password);
    String url = warehouse.settings().jdbcUrl();
    try (Connection anna = DriverManager.getConnection(url, "anna", "smoerrebroed til frokost");
        Statement statement = anna.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM elhus.spot_price")) {
        assertThat(Rows.of(rows)).hasSize(1);
      }
      assertThatThrownBy(() -> statement.execute("SELECT * FROM elhus_restricted.customer"))
          .hasMessageContaining("Principal [name=anna, type=USER] does not have");
    }
    assertThat(warehouse.must("user", "list")).contains("anna").contains("officer");
    warehouse.must("user", "remove", "anna");

    assertThatThrownBy(
            () -> DriverManager.getConnection(url, "anna", "smoerrebroed til frokost").close())
        .hasMessageContaining("Error validating the login");
  }

  @Test
  void noPasswordStandsInALogAConfigurationAProcessListOrAWorkflow() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("log", "yarn", "run", "conf", "server-conf")) {
      files.addAll(filesBelow(warehouse.state().resolve(folder)));
    }
    String processes = processes();
    List<String> workflows = new ArrayList<>();
    OozieClient oozie = new OozieClient(warehouse.settings().oozieUrl());
    for (WorkflowJob job : oozie.getJobsInfo("", 1, 200)) {
      workflows.add(oozie.getJobInfo(job.getId()).getConf());
    }

    assertThat(files).anyMatch(file -> holds(file, "--jdbc-password-file="));
    assertThat(processes).contains("HiveServer2");
    assertThat(workflows).anyMatch(conf -> conf.contains("jdbcPasswordFile"));
    for (String account : ACCOUNTS) {
      String password = warehouse.password(account);
      assertThat(files.stream().filter(file -> holds(file, password))).isEmpty();
      assertThat(processes).doesNotContain(password);
      assertThat(workflows).noneMatch(conf -> conf.contains(password));
    }
  }

  @Test
  void theSandboxKeepsPasswordsAndAccountsForItsOwnerAlone() throws IOException {
    Path accounts = warehouse.state().resolve("accounts");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accounts)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(accounts)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void theTrailTellsTheOfficerWhoAskedWhatAndWhatWasRefused() throws Exception {
    String mark = "mark-" + System.nanoTime();
    ask(
        "analyst",
        "SET elhus.edition=" + LoadedWarehouse.FIRST_NIGHT,
        marked("elhus.spot_price", mark));
    assertThatThrownBy(() -> ask("analyst", marked("elhus_restricted.customer", mark)))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> ask("engineer", marked("elhus.no_such_view", mark)))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> ask("engineer", "SELEKT '" + mark + "'"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(
            () -> DriverManager.getConnection(warehouse.settings().jdbcUrl(), mark, "x").close())
        .isInstanceOf(SQLException.class);

    String trail =
        "SELECT user_name, outcome, operation, pinned_edition, array_contains(tables, 'elhus_history.spot_price'),"
            + " message FROM elhus_ops.query_log WHERE user_name <> 'officer' AND (user_name = '"
            + mark
            + "' OR statement LIKE '%"
            + mark
            + "%') ORDER BY asked_at";
    List<String> told =
        Until.found(
            "five lines of the trail",
            Duration.ofSeconds(30),
            () -> Optional.of(ask("officer", trail)).filter(lines -> lines.size() >= 5));

    assertThat(told).hasSize(5);
    assertThat(told.get(0))
        .isEqualTo("analyst ANSWERED QUERY " + LoadedWarehouse.FIRST_NIGHT + " true null");
    assertThat(told.get(1))
        .startsWith("analyst REFUSED QUERY null false Permission denied")
        .contains("elhus_restricted.customer");
    assertThat(told.get(2)).isEqualTo("engineer FAILED null null false did not compile");
    assertThat(told.get(3)).isEqualTo("engineer FAILED null null false no statement of HiveQL");
    assertThat(told.get(4)).startsWith(mark + " LOGIN_REFUSED LOGIN");
  }

  @Test
  void aConnectionCostsLittleMoreThanItsPassword() throws SQLException {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Instant begun = Instant.now();
      warehouse.connectAs("analyst").close();
      millis.add(Duration.between(begun, Instant.now()).toMillis());
    }

    assertThat(millis).as("milliseconds of five connections").anyMatch(one -> one < 2_000);
  }

  private static String marked(String table, String mark) {
    return "SELECT COUNT(*) FROM " + table + " WHERE '" + mark + "' = ''";
  }

  private List<String> ask(String account, String... statements) throws SQLException {
    try (Connection connection = warehouse.connectAs(account);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < statements.length - 1; i++) {
        statement.execute(statements[i]);
      }
      if (!statement.execute(statements[statements.length - 1])) {
        return List.of();
      }
      try (ResultSet found = statement.getResultSet()) {
        return Rows.of(found);
      }
    }
  }

  private int list(String user, String folder) throws Exception {
    Configuration conf = warehouse.settings().hadoop();
    return UserGroupInformation.createRemoteUser(user)
        .doAs(
            (PrivilegedExceptionAction<Integer>)
                () -> {
                  try (FileSystem fs = FileSystem.newInstance(conf)) {
                    return fs.listStatus(new org.apache.hadoop.fs.Path(folder)).length;
                  }
                });
  }

  /** All files of a folder; YARN removes some of its own meanwhile. */
  private static List<Path> filesBelow(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw why;
          }
        });
    return files;
  }

  private static String processes() {
    return ProcessHandle.allProcesses()
        .map(process -> Path.of("/proc", Long.toString(process.pid()), "cmdline"))
        .map(AccessIT::text)
        .collect(Collectors.joining("\n"));
  }

  private static boolean holds(Path file, String text) {
    return text(file).contains(text);
  }

  /** What a file or a process says; nothing when it has ended meanwhile. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      if (Files.exists(file)) {
        throw new UncheckedIOException("cannot look for passwords in " + file, e);
      }
      return "";
    }
  }
}
