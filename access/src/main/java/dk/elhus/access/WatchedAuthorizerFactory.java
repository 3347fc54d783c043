package dk.elhus.access;

import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.ql.security.HiveAuthenticationProvider;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAuthorizer;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAuthorizerFactory;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAuthzPluginException;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveAuthzSessionContext;
import org.apache.hadoop.hive.ql.security.authorization.plugin.HiveMetastoreClientFactory;
import org.apache.hadoop.hive.ql.security.authorization.plugin.sqlstd.SQLStdHiveAccessControllerWrapper;

/**
 * Hive's authorization by the SQL standard, with {@link WatchedAuthorizer}'s rules on top: {@code
 * hive.security.authorization.manager}.
 */
public final class WatchedAuthorizerFactory implements HiveAuthorizerFactory {
  @Override
  public HiveAuthorizer createHiveAuthorizer(
      HiveMetastoreClientFactory metastore,
      HiveConf conf,
      HiveAuthenticationProvider authenticator,
      HiveAuthzSessionContext context)
      throws HiveAuthzPluginException {
    SQLStdHiveAccessControllerWrapper roles =
        new SQLStdHiveAccessControllerWrapper(metastore, conf, authenticator, context);
    return new WatchedAuthorizer(metastore, conf, authenticator, context, roles);
  }
}
