package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A source that was added by the recipe alone")
@ExtendWith(LoadedWarehouse.class)
class ToySourceIT {
  private static final String OF_THE_FIRST_NIGHT =
      " WHERE dataset = '"
          + ToySource.NAME
          + "' AND CAST(night AS STRING) = '"
          + LoadedWarehouse.FIRST_NIGHT
          + "'";

  private final LoadedWarehouse warehouse;

  ToySourceIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Test
  void isLoadedByTheSameNightsAsAllOthersAndCanBeAsked() throws SQLException {
    assertThat(
            warehouse.ask(
                "SELECT town, start_utc, start_local, local_day, celsius"
                    + " FROM elhus.toy_temperature WHERE local_month = '2026-01' ORDER BY town"))
        .containsExactly(
            "Gedser 2026-01-03 10:00:00.0 2026-01-03 11:00:00.0 2026-01-03 2.250000",
            "Skagen 2026-01-03 10:00:00.0 2026-01-03 11:00:00.0 2026-01-03 -1.500000");
  }

  @Test
  void isCountedAndItsPullIsLogged() throws SQLException {
    assertThat(
            warehouse.ask(
                "SELECT records_read, added, rejected FROM elhus_ops.load_count"
                    + OF_THE_FIRST_NIGHT))
        .containsExactly("2 2 0");
    assertThat(
            warehouse.ask("SELECT outcome, record_count FROM elhus_ops.pull" + OF_THE_FIRST_NIGHT))
        .containsExactly("landed 2");
  }

  @Test
  void isMadeOfWhatTheCommandWrites() throws IOException {
    for (Map.Entry<String, Path> file : warehouse.toy().packed().entrySet()) {
      try (InputStream onClassPath =
          getClass().getClassLoader().getResourceAsStream(file.getKey())) {
        assertThat(Files.readString(file.getValue()))
            .as(file.getKey())
            .isEqualTo(new String(onClassPath.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
