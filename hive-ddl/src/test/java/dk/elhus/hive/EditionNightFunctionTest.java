package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hadoop.hive.ql.exec.UDFArgumentException;
import org.apache.hadoop.hive.ql.metadata.HiveException;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF.DeferredJavaObject;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF.DeferredObject;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;
import org.junit.jupiter.api.Test;

class EditionNightFunctionTest {
  @Test
  void anEditionHasItsNight() throws HiveException {
    EditionNightFunction nightOf = new EditionNightFunction();
    nightOf.initialize(
        new ObjectInspector[] {PrimitiveObjectInspectorFactory.javaLongObjectInspector});

    assertThat(nightOf.evaluate(given(2025102601L))).hasToString("2025-10-26");
    assertThat(nightOf.evaluate(given(2025102602L))).hasToString("2025-10-26");
    assertThat(nightOf.evaluate(given(2024022901L))).hasToString("2024-02-29");
    assertThat(nightOf.evaluate(given(null))).isNull();
  }

  @Test
  void whatIsNoEditionIsNamed() throws HiveException {
    EditionNightFunction nightOf = new EditionNightFunction();
    nightOf.initialize(
        new ObjectInspector[] {PrimitiveObjectInspectorFactory.javaLongObjectInspector});

    assertThatThrownBy(() -> nightOf.evaluate(given(2025139901L)))
        .isInstanceOf(HiveException.class)
        .hasMessageContaining("2025139901 is no edition");
  }

  @Test
  void itTakesOneEdition() {
    assertThatThrownBy(() -> new EditionNightFunction().initialize(new ObjectInspector[0]))
        .isInstanceOf(UDFArgumentException.class)
        .hasMessageContaining("takes one edition");
  }

  private static DeferredObject[] given(Long edition) {
    return new DeferredObject[] {new DeferredJavaObject(edition)};
  }
}
