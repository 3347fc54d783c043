package dk.elhus.access;

import dk.elhus.access.Trail.Outcome;
import dk.elhus.access.Trail.Question;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.metastore.api.PrincipalType;
import org.apache.hadoop.hive.ql.metadata.HiveException;
import org.apache.hadoop.hive.ql.security.HiveAuthenticationProvider;
import org.apache.hadoop.hive.ql.security.authorization.AuthorizationUtils;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAccessControlException;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAuthorizerImpl;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAuthzContext;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAuthzPluginException;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAuthzSessionContext;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveMetastoreClientFactory;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveOperationType;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HivePrincipal;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HivePrivilegeInfo;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HivePrivilegeObject;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HivePrivilegeObject.HivePrivilegeObjectType;
import org.apache.hadoop.hive.ql.security.authorization.plugin.sqlstd.SQLStdHiveAccessControllerWrapper;
import org.apache.hadoop.hive.ql.security.authorization.plugin.sqlstd.SQLStdHiveAuthorizationValidator;
import org.apache.thrift.TException;

/**
 * Hive's rules, and one more: who is not the loader only reads. Hive itself lets everybody make
 * databases, and tables in {@code default}, which could lie over any files.
 *
 * <p>What is refused goes to the trail, with the reason that its asker is told.
 */
final class WatchedAuthorizer extends HiveAuthorizerImpl {
  private static final String ADMIN = "admin";

  /** What a reader may do; what exactly is read, Hive's grants decide. */
  private static final Set<HiveOperationType> READING =
      EnumSet.of(
          HiveOperationType.QUERY,
          HiveOperationType.EXPLAIN,
          HiveOperationType.SWITCHDATABASE,
          HiveOperationType.DESCDATABASE,
          HiveOperationType.DESCTABLE,
          HiveOperationType.DESCFUNCTION,
          HiveOperationType.SHOWDATABASES,
          HiveOperationType.SHOWTABLES,
          HiveOperationType.SHOWVIEWS,
          HiveOperationType.SHOWCOLUMNS,
          HiveOperationType.SHOWFUNCTIONS,
          HiveOperationType.SHOWPARTITIONS,
          HiveOperationType.SHOW_TABLESTATUS,
          HiveOperationType.SHOW_TBLPROPERTIES,
          HiveOperationType.SHOW_CREATETABLE,
          HiveOperationType.SHOW_CREATEDATABASE,
          HiveOperationType.SHOWCONF,
          HiveOperationType.SHOW_GRANT,
          HiveOperationType.SHOW_ROLES,
          HiveOperationType.SHOW_ROLE_GRANT,
          HiveOperationType.SHOW_ROLE_PRINCIPALS,
          HiveOperationType.SET,
          HiveOperationType.RESET,
          HiveOperationType.PREPARE,
          HiveOperationType.EXECUTE,
          HiveOperationType.GET_CATALOGS,
          HiveOperationType.GET_SCHEMAS,
          HiveOperationType.GET_TABLES,
          HiveOperationType.GET_COLUMNS,
          HiveOperationType.GET_FUNCTIONS,
          HiveOperationType.GET_TABLETYPES,
          HiveOperationType.GET_TYPEINFO);

  /**
   * What grants and roles are about; Hive's own rules let nobody do these but admins and owners.
   */
  private static final Set<HiveOperationType> DECIDED_BY_HIVE =
      EnumSet.of(
          HiveOperationType.CREATEROLE,
          HiveOperationType.DROPROLE,
          HiveOperationType.GRANT_ROLE,
          HiveOperationType.REVOKE_ROLE,
          HiveOperationType.GRANT_PRIVILEGE,
          HiveOperationType.REVOKE_PRIVILEGE);

  private final HiveMetastoreClientFactory metastore;
  private final HiveConf conf;
  private final HiveAuthenticationProvider authenticator;

  WatchedAuthorizer(
      HiveMetastoreClientFactory metastore,
      HiveConf conf,
      HiveAuthenticationProvider authenticator,
      HiveAuthzSessionContext context,
      SQLStdHiveAccessControllerWrapper roles)
      throws HiveAuthzPluginException {
    super(
        roles,
        new SQLStdHiveAuthorizationValidator(metastore, conf, authenticator, roles, context));
    this.metastore = metastore;
    this.conf = conf;
    this.authenticator = authenticator;
  }

  @Override
  public void checkPrivileges(
      HiveOperationType operation,
      List<HivePrivilegeObject> givenInputs,
      List<HivePrivilegeObject> givenOutputs,
      HiveAuthzContext context)
      throws HiveAuthzPluginException, HiveAccessControlException {
    Instant begun = Instant.now();
    List<HivePrivilegeObject> inputs = orNone(givenInputs);
    List<HivePrivilegeObject> outputs = orNone(givenOutputs);
    try {
      checkReader(operation, outputs);
      super.checkPrivileges(operation, withoutFunctions(inputs), outputs, context);
    } catch (HiveAccessControlException refusal) {
      OpenQuestions.HERE.end();
      Question question =
          new Question(
              conf.getVar(HiveConf.ConfVars.HIVE_QUERY_ID),
              operation.name(),
              context.getCommandString(),
              names(inputs, outputs));
      Trail.of(conf)
          .add(TrailHook.asker(conf), question, begun, Outcome.REFUSED, refusal.getMessage());
      throw refusal;
    }
  }

  /**
   * Everybody's grants are an officer's to see; Hive itself shows them to an admin only, and to
   * others their own.
   */
  @Override
  public List<HivePrivilegeInfo> showPrivileges(HivePrincipal principal, HivePrivilegeObject object)
      throws HiveAuthzPluginException, HiveAccessControlException {
    if (!getCurrentRoleNames().contains(Role.OFFICER.toString())) {
      return super.showPrivileges(principal, object);
    }
    String name = principal == null ? null : principal.getName();
    PrincipalType type =
        principal == null ? null : AuthorizationUtils.getThriftPrincipalType(principal.getType());
    try {
      return AuthorizationUtils.getPrivilegeInfos(
          metastore
              .getHiveMetastoreClient()
              .list_privileges(name, type, AuthorizationUtils.getThriftHiveObjectRef(object)));
    } catch (HiveException | TException e) {
      throw new HiveAuthzPluginException("cannot read the grants: " + e.getMessage(), e);
    }
  }

  /** Hive gives none at all for commands such as ADD and DFS. */
  private static List<HivePrivilegeObject> orNone(List<HivePrivilegeObject> objects) {
    return objects == null ? List.of() : objects;
  }

  private void checkReader(HiveOperationType operation, List<HivePrivilegeObject> outputs)
      throws HiveAuthzPluginException, HiveAccessControlException {
    if (mayWrite() || DECIDED_BY_HIVE.contains(operation)) {
      return;
    }
    if (!READING.contains(operation) || outputs.stream().anyMatch(WatchedAuthorizer::isWritten)) {
      throw new HiveAccessControlException(
          "Permission denied: "
              + authenticator.getUserName()
              + " may only read; "
              + operation
              + " needs the role "
              + Role.LOADER);
    }
  }

  private boolean mayWrite() throws HiveAuthzPluginException {
    List<String> roles = getCurrentRoleNames();
    return roles.contains(Role.LOADER.toString()) || roles.contains(ADMIN);
  }

  /** A query's answer goes to a folder of the server's own, which is no output here. */
  private static boolean isWritten(HivePrivilegeObject output) {
    return output.getType() != HivePrivilegeObjectType.DATABASE;
  }

  /** A function that is there may be used by all: only an admin can make one. */
  private static List<HivePrivilegeObject> withoutFunctions(List<HivePrivilegeObject> inputs) {
    return inputs.stream()
        .filter(input -> input.getType() != HivePrivilegeObjectType.FUNCTION)
        .toList();
  }

  private static Set<String> names(
      List<HivePrivilegeObject> inputs, List<HivePrivilegeObject> outputs) {
    Set<String> names = new TreeSet<>();
    Stream.concat(inputs.stream(), outputs.stream())
        .filter(object -> object.getType() == HivePrivilegeObjectType.TABLE_OR_VIEW)
        .forEach(table -> names.add(table.getDbname() + "." + table.getObjectName()));
    return names;
  }
}
