package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.ingest.SourceCheck.Finding;
import dk.elhus.ingest.SourceCheck.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The columns of a descriptor beside those of its source")
class ColumnComparisonTest {

  @Test
  void areTheSame() {
    assertThat(compare("id bigint, name text", "id bigint, name text")).isEmpty();
  }

  @Test
  void mayLackOneAndHaveAnother() {
    assertThat(compare("id bigint, name text", "id bigint, age smallint"))
        .extracting(Finding::kind, Finding::column)
        .containsExactly(Tuple.tuple(Kind.MISSING, "name"), Tuple.tuple(Kind.NEW, "age"));
  }

  @Test
  void mayHaveOneUnderANewNameOfTheSameTypeInTheSamePlace() {
    assertThat(compare("id bigint, email text", "id bigint, e_mail text"))
        .containsExactly(
            new Finding(Kind.RENAMED, "email", "is probably e_mail now: change the descriptor"));
  }

  @Test
  void mayHaveAnotherType() {
    assertThat(compare("kwh numeric(12,3)", "kwh numeric(12,6)"))
        .containsExactly(new Finding(Kind.RETYPED, "kwh", "was numeric(12,3), is numeric(12,6)"));
  }

  @Test
  void aTypeThatNothingTellsIsNoDifference() {
    assertThat(
            new ColumnComparison<>(
                    Map.of("id", "bigint"),
                    Map.of("id", Optional.<String>empty()),
                    type -> type,
                    "change the descriptor",
                    "is not read")
                .findings())
        .isEmpty();
  }

  private static List<Finding> compare(String described, String present) {
    Map<String, Optional<String>> there = new LinkedHashMap<>();
    columns(present).forEach((column, type) -> there.put(column, Optional.of(type)));
    return new ColumnComparison<>(
            columns(described), there, type -> type, "change the descriptor", "is not read")
        .findings();
  }

  private static Map<String, String> columns(String text) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : text.split(", ")) {
      columns.put(column.split(" ")[0], column.split(" ")[1]);
    }
    return columns;
  }
}
