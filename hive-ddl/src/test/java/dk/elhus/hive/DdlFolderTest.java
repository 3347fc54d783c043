package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DdlFolderTest {
  @TempDir Path folder;

  @Test
  void databasesComeBeforeTablesBeforeFunctionsBeforeViews() throws IOException {
    file("views/elhus.a.hql", "CREATE OR REPLACE VIEW elhus.a AS SELECT 1;");
    file("functions/elhus.f.hql", "CREATE FUNCTION elhus.f AS 'F';");
    file("tables/h.a.hql", "CREATE TABLE IF NOT EXISTS h.a (x INT);");
    file("databases/h.hql", "CREATE DATABASE IF NOT EXISTS h;");

    assertThat(DdlFolder.read(folder))
        .extracting(DdlScript::name)
        .containsExactly("h", "h.a", "elhus.f", "elhus.a");
  }

  @Test
  void aViewComesAfterTheViewItReads() throws IOException {
    emptyFolders();
    file("views/elhus.a.hql", "CREATE OR REPLACE VIEW elhus.a AS SELECT * FROM elhus.b_hour;");
    file("views/elhus.b.hql", "CREATE OR REPLACE VIEW elhus.b AS SELECT 1;");
    file("views/elhus.b_hour.hql", "CREATE OR REPLACE VIEW elhus.b_hour AS SELECT 1;");

    assertThat(DdlFolder.read(folder))
        .extracting(DdlScript::name)
        .containsExactly("elhus.b", "elhus.b_hour", "elhus.a");
  }

  @Test
  void viewsThatReadEachOtherAreRefused() throws IOException {
    emptyFolders();
    file("views/elhus.a.hql", "CREATE OR REPLACE VIEW elhus.a AS SELECT * FROM elhus.b;");
    file("views/elhus.b.hql", "CREATE OR REPLACE VIEW elhus.b AS SELECT * FROM elhus.a;");

    assertThatThrownBy(() -> DdlFolder.read(folder))
        .hasMessageContaining("in a circle: [elhus.a, elhus.b]");
  }

  @Test
  void aFunctionThatTheServerHasOnItsClassPathNeedsNoJars() {
    DdlScript script =
        new DdlScript(
            Kind.FUNCTION,
            "elhus.f",
            "CREATE FUNCTION elhus.f\nAS 'dk.elhus.F'\nUSING JAR '${hivevar:jar}'");

    assertThat(script.withoutJars().statement(Map.of()))
        .isEqualTo("CREATE FUNCTION elhus.f\nAS 'dk.elhus.F'");
  }

  @Test
  void aVariableIsFilledIn() {
    DdlScript script = table("LOCATION '${hivevar:root}/warehouse/a'");

    assertThat(script.statement(Map.of("root", "hdfs://nn:8020/elhus")))
        .isEqualTo("LOCATION 'hdfs://nn:8020/elhus/warehouse/a'");
  }

  @Test
  void aVariableWithoutValueIsNamed() {
    assertThatThrownBy(() -> table("'${hivevar:root}'").statement(Map.of()))
        .hasMessage("h.a.hql needs a value for the variable root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/elhus'; DROP DATABASE elhus", "/el hus", ""})
  void aValueCannotLeaveItsLiteral(String root) {
    assertThatThrownBy(() -> table("'${hivevar:root}'").statement(Map.of("root", root)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the variable root has the value");
  }

  private static DdlScript table(String text) {
    return new DdlScript(Kind.TABLE, "h.a", text);
  }

  private void emptyFolders() throws IOException {
    for (String kind : List.of("databases", "tables", "functions", "views")) {
      Files.createDirectories(folder.resolve(kind));
    }
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }
}
