package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a role may read")
class DdlRoleTest {
  private static final Set<String> OF_ONE_HOUSEHOLD =
      Set.of("point_pseudonym", "metering_point_id", "customer_id", "record");

  private final Map<String, DdlScript> tables;
  private final Map<String, DdlRole> roles;

  DdlRoleTest() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    tables =
        DdlFolder.read(module).stream()
            .filter(script -> script.kind() == Kind.TABLE || script.kind() == Kind.VIEW)
            .collect(Collectors.toMap(DdlScript::name, Function.identity()));
    roles =
        DdlRole.read(module.resolve("roles")).stream()
            .collect(Collectors.toMap(DdlRole::name, Function.identity()));
  }

  @Test
  void isStatedForEachRole() {
    assertThat(roles.keySet())
        .containsExactlyInAnyOrder("analyst", "engineer", "officer", "loader");
    assertThat(readable("loader")).isEmpty();
  }

  @Test
  void anAnalystReadsNothingOfASingleHouseholdNorARejectedRecord() {
    for (String table : readable("analyst")) {
      assertThat(DdlColumns.of(tables.get(table)).keySet())
          .as(table)
          .doesNotContainAnyElementsOf(OF_ONE_HOUSEHOLD);
    }
    assertThat(readable("analyst"))
        .contains("elhus.spot_price", "elhus_history.spot_price", "elhus_ops.load_log")
        .doesNotContain("elhus.meter_reading", "elhus_ops.reject", "elhus_ops.query_log")
        .noneMatch(table -> table.startsWith("elhus_restricted."));
  }

  @Test
  void anAnalystReadsMeteredSumsOnlyOfGroupsInWhichNoHouseholdShows() {
    assertThat(readable("analyst"))
        .filteredOn(table -> table.contains(".meter"))
        .containsExactlyInAnyOrder(
            "elhus.metered_group_hour", "elhus.metered_group_day", "elhus.metering_point_count");
    assertThat(readable("engineer")).contains("elhus.metered_hour", "elhus_history.metered_day");
  }

  @Test
  void whoReadsTheViewsReadsTheWholeStar() {
    List<String> star =
        tables.keySet().stream().filter(table -> table.startsWith("elhus_star.")).toList();

    assertThat(star).isNotEmpty();
    for (String role : List.of("analyst", "engineer", "officer")) {
      assertThat(readable(role)).containsAll(star);
    }
  }

  @Test
  void onlyTheOfficerReadsPersonalDataAndWhoAskedWhat() {
    assertThat(readable("engineer"))
        .contains("elhus_ops.reject", "elhus.meter_reading")
        .doesNotContain("elhus_ops.query_log")
        .noneMatch(table -> table.startsWith("elhus_restricted."));
    assertThat(readable("officer")).contains("elhus_restricted.customer", "elhus_ops.query_log");
  }

  @Test
  void aRuleThatNamesNothingIsAMistake(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("guest.txt"), "# a guest\nelhus.spot_prise\n");

    assertThatThrownBy(() -> DdlRole.read(folder).get(0).readable(List.of("elhus.spot_price")))
        .hasMessage("roles/guest.txt names elhus.spot_prise, which is not there");
  }

  @Test
  void aLineThatIsNoRuleIsNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("guest.txt"), "GRANT ALL\n");

    assertThatThrownBy(() -> DdlRole.read(folder))
        .hasMessageContaining("guest.txt: 'GRANT ALL' is no rule");
  }

  private Set<String> readable(String role) {
    return roles.get(role).readable(tables.keySet());
  }
}
