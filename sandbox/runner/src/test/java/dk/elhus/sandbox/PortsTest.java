package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  private static final SandboxConfig CONFIG = SandboxConfig.of(Path.of("home")).withPortBase(20000);
  private static final Predicate<String> NOTHING_RUNS = name -> false;
  private static final IntPredicate ALL_FREE = number -> true;

  @Test
  void aFreshSandboxTakesTheBlockAtTheBase() {
    Ports ports = fresh(ALL_FREE);

    assertThat(ports.of(Port.NAMENODE)).isEqualTo(20020);
    assertThat(ports.of(Port.OOZIE)).isEqualTo(20110);
    assertThat(ports.all()).hasSize(Port.values().length);
  }

  @Test
  void noTwoPortsShareANumber() {
    assertThat(Set.copyOf(fresh(ALL_FREE).all().values())).hasSize(Port.values().length);
  }

  @Test
  void aSecondSandboxStepsAsideAsAWhole() {
    Ports first = fresh(ALL_FREE);

    Ports second = fresh(number -> !first.all().containsValue(number));

    assertThat(second.of(Port.NAMENODE)).isEqualTo(20220);
    assertThat(second.of(Port.OOZIE)).isEqualTo(20310);
    assertThat(second.moved(CONFIG, Optional.empty()))
        .containsExactly("24 ports are taken, so others are used: see ports.properties");
  }

  @Test
  void onePortThatHadToMoveIsNamed() {
    Ports ports = fresh(number -> number != 20110);

    assertThat(ports.moved(CONFIG, Optional.empty()))
        .containsExactly("port 20110 is taken, so oozie uses 20310");
  }

  @Test
  void whatWasChosenOnceStays() {
    Ports before = fresh(number -> number >= 20200);

    Ports again = Ports.choose(CONFIG, Optional.of(before), NOTHING_RUNS, ALL_FREE);

    assertThat(again.all()).isEqualTo(before.all());
    assertThat(again.moved(CONFIG, Optional.of(before))).isEmpty();
  }

  @Test
  void aPortTheUserInsistsOnIsNotReplaced() {
    SandboxConfig config = CONFIG.withFixedPort(Port.HIVESERVER2, 10000);

    assertThatThrownBy(
            () -> Ports.choose(config, Optional.empty(), NOTHING_RUNS, number -> number != 10000))
        .isInstanceOf(SandboxException.class)
        .hasMessage("port 10000, asked for as hiveserver2, is taken");
  }

  @Test
  void theNameNodeNeverMovesOnceTablesHoldItsAddress() {
    Ports before = fresh(ALL_FREE);

    assertThatThrownBy(
            () ->
                Ports.choose(CONFIG, Optional.of(before), NOTHING_RUNS, number -> number != 20020))
        .hasMessageContaining("port 20020 of the NameNode is taken by another program");
  }

  @Test
  void aProcessThatRunsHoldsItsOwnPorts() {
    Ports before = fresh(ALL_FREE);

    Ports again =
        Ports.choose(
            CONFIG,
            Optional.of(before),
            name -> name.equals("namenode"),
            number -> number != 20020 && number != 20070);

    assertThat(again.all()).isEqualTo(before.all());
  }

  @Test
  void nothingMovesWhileOthersKnowTheOldAddress() {
    Ports before = fresh(ALL_FREE);

    assertThatThrownBy(
            () ->
                Ports.choose(
                    CONFIG,
                    Optional.of(before),
                    name -> name.equals("hiveserver2"),
                    number -> number != 20083))
        .hasMessageContaining("port 20083 of metastore is taken")
        .extracting(e -> ((SandboxException) e).mend())
        .asString()
        .contains("elhus sandbox down");
  }

  @Test
  void theFileRemembersEveryPort(@TempDir Path folder) throws IOException {
    Ports ports = fresh(ALL_FREE);
    Path file = folder.resolve("ports.properties");

    ports.save(file);

    assertThat(Ports.load(file).orElseThrow().all()).isEqualTo(ports.all());
    assertThat(file).content().contains("\nnamenode.http=20070\n");
  }

  @Test
  void aPortSomebodyListensOnIsNotFree() throws IOException {
    int number;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      number = socket.getLocalPort();
      assertThat(Ports.isFree(number)).isFalse();
    }
    assertThat(Ports.isFree(number)).isTrue();
  }

  private static Ports fresh(IntPredicate free) {
    return Ports.choose(CONFIG, Optional.empty(), NOTHING_RUNS, free);
  }
}
