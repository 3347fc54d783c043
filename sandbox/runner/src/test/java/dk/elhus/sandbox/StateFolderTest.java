package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatIsNotThereIsMade() {
    StateFolder state = new StateFolder(folder.resolve("new/state"));

    state.prepare();

    assertThat(state.tmp()).isEmptyDirectory();
    assertThat(state.conf()).isDirectory();
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertThatThrownBy(() -> new StateFolder(file.resolve("state")).prepare())
        .isInstanceOf(SandboxException.class)
        .hasMessageStartingWith("cannot write to the state folder " + file.resolve("state"));
  }

  @Test
  void aBlankInTheNameIsRefusedBeforeHadoopStumblesOverIt() {
    assertThatThrownBy(() -> new StateFolder(folder.resolve("my state")).prepare())
        .hasMessageContaining("has a blank or another sign");
  }

  @Test
  void aDiskThatIsAlmostFullIsRefused() {
    assertThatThrownBy(() -> new StateFolder(folder).checkSpace(300L << 20))
        .hasMessage(
            "only 300 MiB are free for the state folder %s; the sandbox needs 2048"
                .formatted(folder))
        .extracting(e -> ((SandboxException) e).mend())
        .asString()
        .contains("--state");
    assertThatCode(() -> new StateFolder(folder).checkSpace(3L << 30)).doesNotThrowAnyException();
  }

  @Test
  void twoCommandsDoNotWorkOnItAtOnce() {
    StateFolder state = new StateFolder(folder);
    state.prepare();

    state.whileLocked(
        () ->
            assertThatThrownBy(() -> state.whileLocked(() -> {}))
                .hasMessageStartingWith("another command is working"));

    assertThatCode(() -> state.whileLocked(() -> {})).doesNotThrowAnyException();
  }

  @Test
  void aChangedSettingChangesTheDigestOfThoseWhoReadIt() throws IOException {
    StateFolder state = new StateFolder(folder);
    write("server-conf/hive/hive-site.xml", "<a/>");
    write("server-conf/oozie/oozie-site.xml", "<a/>");
    String hive = state.configurationDigest("hive");
    String oozie = state.configurationDigest("oozie");

    write("server-conf/hive/hive-site.xml", "<b/>");

    assertThat(state.configurationDigest("hive")).isNotEqualTo(hive);
    assertThat(state.configurationDigest("oozie")).isEqualTo(oozie);
  }

  @Test
  void deletedIsDeletedWithAllThatIsInIt() throws IOException {
    StateFolder state = new StateFolder(folder.resolve("state"));
    state.prepare();
    Files.createSymbolicLink(state.tmp().resolve("link"), folder);

    state.delete();

    assertThat(state.exists()).isFalse();
    assertThat(folder).exists();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
