package dk.elhus.hive;

import dk.elhus.record.EditionNumber;
import org.apache.hadoop.hive.common.type.Date;
import org.apache.hadoop.hive.ql.exec.Description;
import org.apache.hadoop.hive.ql.exec.UDFArgumentException;
import org.apache.hadoop.hive.ql.exec.UDFArgumentLengthException;
import org.apache.hadoop.hive.ql.metadata.HiveException;
import org.apache.hadoop.hive.ql.udf.UDFType;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF;
import org.apache.hadoop.hive.serde2.io.DateWritableV2;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorConverters;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorConverters.Converter;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;
import org.apache.hadoop.io.LongWritable;

/**
 * {@code elhus.edition_night(edition)}: the night of an edition, as DATE; NULL for NULL.
 *
 * <p>Rows that lie together mostly have the same edition, so the last answer is kept.
 */
@Description(
    name = "edition_night",
    value = "_FUNC_(edition) - the night of an edition, DATE",
    extended =
        "SELECT _FUNC_(2025102601);  -- 2025-10-26\n"
            + "SELECT _FUNC_(elhus.edition());  -- the night that this session sees")
@UDFType(deterministic = true)
public final class EditionNightFunction extends GenericUDF {
  private transient DateWritableV2 night;
  private transient Converter number;
  private transient long edition;

  @Override
  public ObjectInspector initialize(ObjectInspector[] arguments) throws UDFArgumentException {
    if (arguments.length != 1) {
      throw new UDFArgumentLengthException(
          "edition_night() takes one edition, got " + arguments.length + " arguments");
    }
    number =
        ObjectInspectorConverters.getConverter(
            arguments[0], PrimitiveObjectInspectorFactory.writableLongObjectInspector);
    night = new DateWritableV2();
    edition = 0;
    return PrimitiveObjectInspectorFactory.writableDateObjectInspector;
  }

  @Override
  public Object evaluate(DeferredObject[] arguments) throws HiveException {
    LongWritable given = (LongWritable) number.convert(arguments[0].get());
    if (given == null) {
      return null;
    }
    if (given.get() != edition) {
      night.set(Date.ofEpochDay((int) nightOf(given.get())));
      edition = given.get();
    }
    return night;
  }

  private static long nightOf(long edition) throws HiveException {
    try {
      return new EditionNumber(edition).night().toEpochDay();
    } catch (IllegalArgumentException e) {
      throw new HiveException(e.getMessage(), e);
    }
  }

  @Override
  public String getDisplayString(String[] children) {
    return getStandardDisplayString("edition_night", children);
  }
}
