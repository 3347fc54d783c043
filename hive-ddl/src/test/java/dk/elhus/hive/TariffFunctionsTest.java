package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.hive.common.type.Timestamp;
import org.apache.hadoop.hive.ql.exec.Description;
import org.apache.hadoop.hive.ql.exec.UDFArgumentLengthException;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF.DeferredJavaObject;
import org.apache.hadoop.hive.ql.udf.generic.GenericUDF.DeferredObject;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TariffFunctionsTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("SELECT _FUNC_\\(TIMESTAMP '([^']+)'\\); +-- (\\w+)");
  private static final List<GenericUDF> FUNCTIONS =
      List.of(new TariffHourFunction(), new LoadBandFunction(), new TariffSeasonFunction());

  @TestFactory
  Stream<DynamicTest> everyExampleOfADescriptionIsTrue() {
    return FUNCTIONS.stream()
        .flatMap(
            function -> {
              String text = function.getClass().getAnnotation(Description.class).extended();
              List<String[]> examples =
                  EXAMPLE
                      .matcher(text)
                      .results()
                      .map(found -> new String[] {found.group(1), found.group(2)})
                      .toList();
              assertThat(examples).hasSameSizeAs(text.lines().toList());
              return examples.stream()
                  .map(
                      example ->
                          DynamicTest.dynamicTest(
                              function.getClass().getSimpleName() + " of " + example[0],
                              () ->
                                  assertThat(of(function, Timestamp.valueOf(example[0])))
                                      .hasToString(example[1])));
            });
  }

  @Test
  void nothingIsNothing() throws Exception {
    for (GenericUDF function : FUNCTIONS) {
      assertThat(of(function, null)).isNull();
    }
  }

  @Test
  void theyTakeOneTimestamp() {
    for (GenericUDF function : FUNCTIONS) {
      assertThatThrownBy(() -> function.initialize(new ObjectInspector[0]))
          .isInstanceOf(UDFArgumentLengthException.class)
          .hasMessageContaining("() takes one UTC timestamp, got 0 arguments");
    }
  }

  private static Object of(GenericUDF function, Timestamp moment) throws Exception {
    function.initialize(
        new ObjectInspector[] {PrimitiveObjectInspectorFactory.javaTimestampObjectInspector});
    return function.evaluate(new DeferredObject[] {new DeferredJavaObject(moment)});
  }
}
