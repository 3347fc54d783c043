package dk.elhus.hive;

import dk.elhus.record.TariffTime;
import org.apache.hadoop.hive.ql.exec.Description;
import org.apache.hadoop.hive.ql.udf.UDFType;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;

/** {@code elhus.tariff_hour_number(start_utc)}: both hours 02 of the autumn day are number 3. */
@Description(
    name = "tariff_hour_number",
    value = "_FUNC_(start_utc) - number of the hour in the price list, 1 to 24, of a UTC timestamp",
    extended =
        "SELECT _FUNC_(TIMESTAMP '2025-10-25 22:00:00');  -- 1\n"
            + "SELECT _FUNC_(TIMESTAMP '2025-10-26 00:00:00');  -- 3\n"
            + "SELECT _FUNC_(TIMESTAMP '2025-10-26 01:00:00');  -- 3")
@UDFType(deterministic = true)
public final class TariffHourFunction extends TariffTimeFunction {
  @Override
  String name() {
    return "tariff_hour_number";
  }

  @Override
  ObjectInspector type() {
    return PrimitiveObjectInspectorFactory.javaIntObjectInspector;
  }

  @Override
  Object of(long utcSeconds) {
    return TariffTime.hour(utcSeconds);
  }
}
