package dk.elhus.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.access.Trail.Asker;
import dk.elhus.access.Trail.Outcome;
import dk.elhus.access.Trail.Question;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of the trail")
class TrailTest {
  private static final Instant ASKED = Instant.parse("2026-01-06T08:00:00.123456Z");
  private static final Asker ANNA = new Asker("anna", "10.0.0.7", "s-1", "2025-10-24");

  private final List<String> lines = new ArrayList<>();
  private final Trail trail =
      new Trail(lines::add, Clock.fixed(ASKED.plusMillis(1500), ZoneOffset.UTC));

  @Test
  void saysWhoAskedWhatWhenAndWhatBecameOfIt() throws IOException {
    String statement = "SELECT 'a\"b'\nFROM elhus.spot_price";
    trail.add(ANNA, question(statement), ASKED, Outcome.ANSWERED, null);

    assertThat(lines).singleElement().asString().doesNotContain("\n");
    JsonNode line = new ObjectMapper().readTree(lines.get(0));
    assertThat(line.get("asked_at").asText()).isEqualTo("2026-01-06T08:00:00.123Z");
    assertThat(line.get("user_name").asText()).isEqualTo("anna");
    assertThat(line.get("address").asText()).isEqualTo("10.0.0.7");
    assertThat(line.get("statement").asText()).isEqualTo(statement);
    assertThat(line.get("tables")).hasSize(1);
    assertThat(line.get("pinned_edition").asText()).isEqualTo("2025-10-24");
    assertThat(line.get("duration_millis").asLong()).isEqualTo(1500);
    assertThat(line.get("outcome").asText()).isEqualTo("ANSWERED");
    assertThat(line.get("message").isNull()).isTrue();
  }

  @Test
  void ofAVeryLongStatementKeepsTheBeginningAndItsLength() throws IOException {
    trail.add(ANNA, question("x".repeat(1_000_000)), ASKED, Outcome.FAILED, "did not compile");

    JsonNode line = new ObjectMapper().readTree(lines.get(0));
    assertThat(line.get("statement").asText()).hasSize(8_000);
    assertThat(line.get("statement_characters").asInt()).isEqualTo(1_000_000);
  }

  private static Question question(String statement) {
    return new Question("q-1", "QUERY", statement, List.of("elhus.spot_price"));
  }
}
