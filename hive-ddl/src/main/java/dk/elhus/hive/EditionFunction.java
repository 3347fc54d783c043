package dk.elhus.hive;

import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.ql.exec.Description;
import org.apache.hadoop.hive.ql.exec.UDFArgumentException;
import org.apache.hadoop.hive.ql.exec.UDFArgumentLengthException;
import org.apache.hadoop.hive.ql.metadata.HiveException;
import org.apache.hadoop.hive.ql.session.SessionState;
import org.apache.hadoop.hive.ql.udf.UDFType;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;
import org.apache.hadoop.io.LongWritable;

/**
 * {@code elhus.edition()}: the edition that the warehouse shows, as BIGINT {@code yyyyMMddnn}: its
 * night, and the number of the load of that night; NULL before the first publish.
 *
 * <p>The planner folds it to a literal when it compiles a query, as it does with {@code
 * current_date}, so the as-of views cost no join and keep partition pruning. All calls within one
 * query give one edition, whatever is published meanwhile.
 */
@Description(
    name = "edition",
    value =
        "_FUNC_() - the edition that the warehouse shows to this session: yyyyMMddnn, night and load",
    extended =
        "SELECT _FUNC_();  -- 2025102601\n"
            + "SET elhus.edition=2025-10-20;  -- this session now sees that night at its end\n"
            + "SET elhus.edition=2025102001;  -- exactly the first edition of that night\n"
            + "SET elhus.edition=;            -- the newest again")
@UDFType(deterministic = true, runtimeConstant = true)
public final class EditionFunction extends GenericUDF {
  private static final Map<String, Optional<EditionNumber>> BY_QUERY = new RecentQueries<>(256);

  // Neither is transient: a plan that keeps the call carries the edition of its compilation along.
  private boolean resolved;
  private Long edition;

  @Override
  public ObjectInspector initialize(ObjectInspector[] arguments) throws UDFArgumentException {
    if (arguments.length != 0) {
      throw new UDFArgumentLengthException("edition() takes no argument, got " + arguments.length);
    }
    if (!resolved) {
      edition = resolve().map(EditionNumber::value).orElse(null);
      resolved = true;
    }
    return PrimitiveObjectInspectorFactory.writableLongObjectInspector;
  }

  @Override
  public Object evaluate(DeferredObject[] arguments) throws HiveException {
    return edition == null ? null : new LongWritable(edition);
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
    copy.edition = edition;
  }

  private static Optional<EditionNumber> resolve() throws UDFArgumentException {
    SessionState session = SessionState.get();
    if (session == null) {
      throw new UDFArgumentException("edition() can only be resolved where a query is compiled");
    }
    HiveConf conf = session.getConf();
    String query = conf.getVar(HiveConf.ConfVars.HIVE_QUERY_ID);
    synchronized (BY_QUERY) {
      Optional<EditionNumber> known = BY_QUERY.get(query);
      if (known == null) {
        known = read(conf);
        BY_QUERY.put(query, known);
      }
      return known;
    }
  }

  private static Optional<EditionNumber> read(HiveConf conf) throws UDFArgumentException {
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
