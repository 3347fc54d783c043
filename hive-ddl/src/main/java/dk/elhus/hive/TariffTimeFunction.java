package dk.elhus.hive;

import org.apache.hadoop.hive.ql.exec.UDFArgumentException;
import org.apache.hadoop.hive.ql.exec.UDFArgumentLengthException;
import org.apache.hadoop.hive.ql.metadata.HiveException;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF;
import org.apache.hadoop.hive.serde2.io.TimestampWritableV2;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorConverters;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorConverters.Converter;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;

/**
 * A function of one UTC timestamp, such as {@code start_utc}; NULL of NULL.
 *
 * <p>A plan carries its functions along, so they have no fields but transient ones.
 */
abstract class TariffTimeFunction extends GenericUDF {
  private transient Converter timestamp;

  abstract String name();

  /** Type of the Java values that {@link #of} gives. */
  abstract ObjectInspector type();

  /**
   * @param utcSeconds seconds since 1970 UTC
   */
  abstract Object of(long utcSeconds);

  @Override
  public ObjectInspector initialize(ObjectInspector[] arguments) throws UDFArgumentException {
    if (arguments.length != 1) {
      throw new UDFArgumentLengthException(
          name() + "() takes one UTC timestamp, got " + arguments.length + " arguments");
    }
    timestamp =
        ObjectInspectorConverters.getConverter(
            arguments[0], PrimitiveObjectInspectorFactory.writableTimestampObjectInspector);
    return type();
  }

  @Override
  public Object evaluate(DeferredObject[] arguments) throws HiveException {
    TimestampWritableV2 given = (TimestampWritableV2) timestamp.convert(arguments[0].get());
    return given == null ? null : of(given.getTimestamp().toEpochSecond());
  }

  @Override
  public String getDisplayString(String[] children) {
    return getStandardDisplayString(name(), children);
  }
}
