package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.hive.DataDictionary.Column;
import dk.elhus.hive.DataDictionary.Entry;
import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hive.ql.exec.Description;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The data dictionary")
class DataDictionaryTest {
  private static DataDictionary dictionary;

  @BeforeAll
  static void read() throws IOException {
    dictionary = DataDictionary.read(Path.of("").toAbsolutePath());
  }

  @Test
  void tellsTypeUnitAndExampleOfEachColumn() {
    assertThat(column("elhus.spot_price", "price_dkk_per_mwh"))
        .satisfies(
            price -> {
              assertThat(price.type()).isEqualTo("decimal(18,6)");
              assertThat(price.unit()).contains("DKK/MWh");
              assertThat(price.example()).contains("605.3");
              assertThat(price.comment()).startsWith("day-ahead spot price");
              assertThat(price.partition()).isFalse();
            });
    assertThat(column("elhus.spot_price", "local_month").partition()).isTrue();
    assertThat(column("elhus.spot_price", "learned_night").type()).isEqualTo("date");
  }

  @Test
  void canTellTheTypeOfEveryColumnOfEveryView() {
    List<String> unknown = new ArrayList<>();
    for (Entry entry : dictionary.entries()) {
      for (Column column : entry.columns()) {
        if (column.type().isEmpty()) {
          unknown.add(entry.name() + "." + column.name());
        }
      }
    }
    assertThat(unknown).as("CAST these in their views").isEmpty();
  }

  @Test
  void knowsWhatAViewIsMadeOf() {
    assertThat(dictionary.find("elhus.tariff_hour").orElseThrow().reads())
        .containsExactly("elhus.tariff");
    assertThat(dictionary.find("elhus_ops.audit_result").orElseThrow().reads())
        .containsExactlyInAnyOrder("elhus_ops.load_log", "elhus_ops.stopped_load");
    assertThat(dictionary.find("elhus.energy_day").orElseThrow().functions())
        .containsExactlyInAnyOrder("elhus.edition", "elhus.edition_night");
  }

  @Test
  void saysOfAFunctionWhatTheFunctionSaysOfItself() throws ClassNotFoundException, IOException {
    for (DdlScript script : DdlFolder.stated(Path.of("").toAbsolutePath())) {
      if (script.kind() == Kind.FUNCTION) {
        Description said =
            Class.forName(script.text().replaceAll("(?s).*AS '([^']+)'.*", "$1"))
                .getAnnotation(Description.class);
        assertThat(script.note())
            .as(script.name())
            .isEqualTo((said.value() + "\n" + said.extended()).replace("_FUNC_", script.name()));
      }
    }
  }

  private static Column column(String table, String name) {
    return dictionary.find(table).orElseThrow().columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
