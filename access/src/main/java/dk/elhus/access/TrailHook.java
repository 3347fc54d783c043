package dk.elhus.access;

import dk.elhus.access.Trail.Asker;
import dk.elhus.access.Trail.Outcome;
import dk.elhus.access.Trail.Question;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.ql.hooks.Entity;
import org.apache.hadoop.hive.ql.hooks.HookContext;
import org.apache.hadoop.hive.ql.hooks.QueryLifeTimeHookContext;
import org.apache.hadoop.hive.ql.hooks.QueryLifeTimeHookWithParseHooks;
import org.apache.hadoop.hive.ql.session.SessionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the trail of every query: {@code hive.query.lifetime.hooks}. What is refused is told by
 * {@link WatchedAuthorizer}, which knows why.
 */
public final class TrailHook implements QueryLifeTimeHookWithParseHooks {
  private static final Logger LOG = LoggerFactory.getLogger(TrailHook.class);

  private Instant begun = Instant.now();

  @Override
  public void beforeParse(QueryLifeTimeHookContext context) {
    begun = Instant.now();
  }

  @Override
  public void afterParse(QueryLifeTimeHookContext context, boolean failed) {
    if (failed) {
      tell(context, Outcome.FAILED, "no statement of HiveQL");
    }
  }

  @Override
  public void beforeCompile(QueryLifeTimeHookContext context) {
    try {
      HiveConf conf = context.getHiveConf();
      OpenQuestions.HERE.begin(Trail.of(conf), asker(conf), question(context), begun);
    } catch (RuntimeException e) {
      LOG.error("a query could not be told to the trail: {}", context.getCommand(), e);
    }
  }

  /** Hive calls this for what compiled only, see {@link OpenQuestions}. */
  @Override
  public void afterCompile(QueryLifeTimeHookContext context, boolean failed) {
    if (!failed) {
      OpenQuestions.HERE.end();
    }
  }

  @Override
  public void beforeExecution(QueryLifeTimeHookContext context) {
    // Told once, when it is over.
  }

  @Override
  public void afterExecution(QueryLifeTimeHookContext context, boolean failed) {
    tell(context, failed ? Outcome.FAILED : Outcome.ANSWERED, failed ? "broke" : null);
  }

  /** A query must not fail because it could not be told of. */
  private void tell(QueryLifeTimeHookContext context, Outcome outcome, String message) {
    try {
      HiveConf conf = context.getHiveConf();
      Trail.of(conf).add(asker(conf), question(context), begun, outcome, message);
    } catch (RuntimeException e) {
      LOG.error("a query could not be told to the trail: {}", context.getCommand(), e);
    }
  }

  private static Question question(QueryLifeTimeHookContext context) {
    HookContext execution = context.getHookContext();
    return new Question(
        context.getHiveConf().getVar(HiveConf.ConfVars.HIVE_QUERY_ID),
        execution == null ? null : execution.getOperationName(),
        context.getCommand(),
        execution == null ? Set.of() : tables(execution));
  }

  static Asker asker(HiveConf conf) {
    SessionState session = SessionState.get();
    if (session == null) {
      return new Asker(null, null, null, "");
    }
    return new Asker(
        session.getUserName(),
        session.getUserIpAddress(),
        session.getSessionId(),
        conf.get("elhus.edition", ""));
  }

  private static Set<String> tables(HookContext execution) {
    Set<String> tables = new TreeSet<>();
    execution.getInputs().forEach(entity -> add(entity, tables));
    execution.getOutputs().forEach(entity -> add(entity, tables));
    return tables;
  }

  private static void add(Entity entity, Set<String> tables) {
    if (entity.getTable() != null) {
      tables.add(entity.getTable().getDbName() + "." + entity.getTable().getTableName());
    }
  }
}
