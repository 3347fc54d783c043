package dk.elhus.hive;

import dk.elhus.record.TariffTime;
import java.util.Locale;
import org.apache.hadoop.hive.ql.exec.Description;
import org.apache.hadoop.hive.ql.udf.UDFType;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;

/** {@code elhus.tariff_season(start_utc)}: winter is October to March in Denmark. */
@Description(
    name = "tariff_season",
    value =
        "_FUNC_(start_utc) - winter or summer: the season of tariff model 3.0 of a UTC timestamp",
    extended =
        "SELECT _FUNC_(TIMESTAMP '2025-09-30 21:00:00');  -- summer\n"
            + "SELECT _FUNC_(TIMESTAMP '2025-09-30 22:00:00');  -- winter")
@UDFType(deterministic = true)
public final class TariffSeasonFunction extends TariffTimeFunction {
  @Override
  String name() {
    return "tariff_season";
  }

  @Override
  ObjectInspector type() {
    return PrimitiveObjectInspectorFactory.javaStringObjectInspector;
  }

  @Override
  Object of(long utcSeconds) {
    return TariffTime.season(utcSeconds).name().toLowerCase(Locale.ROOT);
  }
}
