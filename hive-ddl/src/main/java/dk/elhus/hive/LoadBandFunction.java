package dk.elhus.hive;

import dk.elhus.record.TariffTime;
import java.util.Locale;
import org.apache.hadoop.hive.ql.exec.Description;
import org.apache.hadoop.hive.ql.udf.UDFType;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;

/** {@code elhus.load_band(start_utc)}: low 00 to 06, peak 17 to 21, else high. */
@Description(
    name = "load_band",
    value =
        "_FUNC_(start_utc) - low, high or peak: the load band of tariff model 3.0 of a UTC timestamp",
    extended =
        "SELECT _FUNC_(TIMESTAMP '2025-10-26 15:00:00');  -- high\n"
            + "SELECT _FUNC_(TIMESTAMP '2025-10-26 16:00:00');  -- peak\n"
            + "SELECT _FUNC_(TIMESTAMP '2025-10-26 23:00:00');  -- low")
@UDFType(deterministic = true)
public final class LoadBandFunction extends TariffTimeFunction {
  @Override
  String name() {
    return "load_band";
  }

  @Override
  ObjectInspector type() {
    return PrimitiveObjectInspectorFactory.javaStringObjectInspector;
  }

  @Override
  Object of(long utcSeconds) {
    return TariffTime.band(utcSeconds).name().toLowerCase(Locale.ROOT);
  }
}
