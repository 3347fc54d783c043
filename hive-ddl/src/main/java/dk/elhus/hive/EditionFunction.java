package dk.elhus.hive;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.common.type.Date;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.ql.exec.Description;
import org.apache.hadoop.hive.ql.exec.UDFArgumentException;
import org.apache.hadoop.hive.ql.exec.UDFArgumentLengthException;
import org.apache.hadoop.hive.ql.metadata.HiveException;
import org.apache.hadoop.hive.ql.session.SessionState;
import org.apache.hadoop.hive.ql.udf.UDFType;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF;
import org.apache.hadoop.hive.serde2.io.DateWritableV2;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;

/**
 * {@code elhus.edition()}: the night that the warehouse shows, as DATE; NULL before the first
 * publish.
 *
 * <p>The planner folds it to a literal when it compiles a query, as it does with {@code
 * current_date}, so the as-of views cost no join and keep partition pruning. All calls within one
 * query give one night, whatever is published meanwhile.
 */
@Description(
    name = "edition",
    value = "_FUNC_() - the night that the warehouse shows to this session",
    extended =
        "SELECT _FUNC_();  -- 2025-10-26\n"
            + "SET elhus.edition=2025-10-20;  -- this session now sees what was known that night\n"
            + "SET elhus.edition=;            -- the newest again")
@UDFType(deterministic = true, runtimeConstant = true)
public final class EditionFunction extends GenericUDF {
  private static final Map<String, Optional<LocalDate>> BY_QUERY = new RecentQueries<>(256);

  // Neither is transient: a plan that keeps the call carries the night of its compilation along.
  private boolean resolved;
  private Integer epochDay;

  @Override
  public ObjectInspector initialize(ObjectInspector[] arguments) throws UDFArgumentException {
    if (arguments.length != 0) {
      throw new UDFArgumentLengthException("edition() takes no argument, got " + arguments.length);
    }
    if (!resolved) {
      epochDay = resolve().map(night -> (int) night.toEpochDay()).orElse(null);
      resolved = true;
    }
    return PrimitiveObjectInspectorFactory.writableDateObjectInspector;
  }

  @Override
  public Object evaluate(DeferredObject[] arguments) throws HiveException {
    return epochDay == null ? null : new DateWritableV2(Date.ofEpochDay(epochDay));
  }

  @Override
  public String getDisplayString(String[] children) {
    return "edition()";
  }

  @Override
  public void copyToNewInstance(Object newInstance) throws UDFArgumentException {
    super.copyToNewInstance(newInstance);
    EditionFunction copy = (EditionFunction) newInstance;
    copy.resolved = resolved;
    copy.epochDay = epochDay;
  }

  private static Optional<LocalDate> resolve() throws UDFArgumentException {
    SessionState session = SessionState.get();
    if (session == null) {
      throw new UDFArgumentException("edition() can only be resolved where a query is compiled");
    }
    HiveConf conf = session.getConf();
    String query = conf.getVar(HiveConf.ConfVars.HIVE_QUERY_ID);
    synchronized (BY_QUERY) {
      Optional<LocalDate> known = BY_QUERY.get(query);
      if (known == null) {
        known = read(conf);
        BY_QUERY.put(query, known);
      }
      return known;
    }
  }

  private static Optional<LocalDate> read(HiveConf conf) throws UDFArgumentException {
    try {
      return new EditionSource(conf).resolve();
    } catch (IllegalArgumentException wrong) {
      throw new UDFArgumentException(wrong.getMessage());
    } catch (IOException e) {
      throw new UDFArgumentException(
          new IOException("the edition cannot be read: " + e.getMessage(), e));
    }
  }
}
