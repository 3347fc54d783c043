package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.action.LoadArguments;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadLockTest {
  private static final Instant THREE = Instant.parse("2025-10-27T03:00:00Z");
  private static final Duration LEASE = Duration.ofHours(10);

  @TempDir Path folder;
  private final Configuration conf = new Configuration();
  private final List<LoadLock> opened = new ArrayList<>();
  private Layout layout;

  @BeforeEach
  void openFolder() {
    layout = new Layout(folder.toUri().toString());
    // Longer than any test: what a test lets happen at a time, the renewal does not hurry.
    conf.set(LoadLock.LEASE, LEASE.toSeconds() + "s");
  }

  @AfterEach
  void closeAll() throws IOException {
    for (LoadLock lock : opened) {
      lock.close();
    }
  }

  @Test
  void whoComesSecondIsToldWhoLoadsSinceWhenAndWhatToDo() throws IOException {
    take("run-a", THREE);

    assertThatThrownBy(() -> take("run-b", THREE.plusSeconds(60)))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "run run-a \\(night 2025-10-26\\) loads since 2025-10-27T03:00:00Z: its step clean took"
                + " the lock on \\S+, process \\d+\\. One load at a time: when it has ended, run the"
                + " load of night 2025-10-26 again\\. If it is dead, its lock ends by itself at"
                + " 2025-10-27T13:00:00Z");
  }

  @Test
  void theStepsOfARunShareItsLock() throws IOException {
    LoadLock clean = take("run-a", THREE);
    clean.leaveToRun();
    clean.close();

    LoadLock aggregate = join("run-a", THREE.plusSeconds(60));

    assertThat(aggregate.token()).isEqualTo(clean.token());
    assertThatCode(aggregate::check).doesNotThrowAnyException();
    assertThatThrownBy(() -> take("run-b", THREE.plusSeconds(90)))
        .hasMessageContaining("run run-a");
  }

  @Test
  void aStepThatFailsGivesTheLockBack() throws IOException {
    take("run-a", THREE).close();

    assertThatCode(() -> take("run-b", THREE.plusSeconds(1))).doesNotThrowAnyException();
  }

  @Test
  void aFailedRunGivesBackWhatItsDeadStepHeld() throws IOException {
    take("run-a", THREE);

    assertThat(LoadLock.release(conf, layout, "run-b")).isFalse();
    assertThat(LoadLock.release(conf, layout, "run-a")).isTrue();

    assertThat(LoadLock.release(conf, layout, "run-a")).isFalse();
    assertThatCode(() -> take("run-b", THREE.plusSeconds(1))).doesNotThrowAnyException();
  }

  @Test
  void aDeadOwnerHoldsItForOneLease() throws IOException {
    take("run-a", THREE);

    assertThatThrownBy(() -> take("run-b", THREE.plus(LEASE).minusSeconds(1)))
        .hasMessageContaining("run run-a");
    assertThatCode(() -> take("run-b", THREE.plus(LEASE))).doesNotThrowAnyException();
  }

  @Test
  void anOwnerThatWakesTooLateFindsThatItLostTheLockAndToWhom() throws IOException {
    LoadLock slept = take("run-a", THREE);
    take("run-b", THREE.plus(LEASE));

    assertThatThrownBy(slept::check)
        .hasMessage(
            "run run-a lost the load lock to run run-b (night 2025-10-26) at"
                + " 2025-10-27T13:00:00Z; nothing more is changed. Run the load of night"
                + " 2025-10-26 again");
  }

  @Test
  void anOwnerThatSleptButWasNotRobbedGoesOn() throws IOException {
    take("run-a", THREE);

    LoadLock woken = join("run-a", THREE.plus(LEASE).plusSeconds(1));

    assertThatCode(woken::check).doesNotThrowAnyException();
    assertThatThrownBy(() -> take("run-b", THREE.plus(LEASE).plusSeconds(2)))
        .hasMessageContaining("run run-a");
  }

  @Test
  void aStepThatStartsOverFencesItsEarlierAttempt() throws IOException {
    LoadLock first = take("run-a", THREE);
    LoadLock second = take("run-a", THREE.plusSeconds(5));

    assertThatThrownBy(first::check).hasMessageContaining("lost the load lock");
    assertThatCode(second::check).doesNotThrowAnyException();
  }

  @Test
  void closingALostLockLeavesTheNewOwnersAlone() throws IOException {
    LoadLock slept = take("run-a", THREE);
    LoadLock taken = take("run-b", THREE.plus(LEASE));

    slept.close();

    assertThatCode(taken::check).doesNotThrowAnyException();
  }

  @Test
  void onlyTheNewestLockIsKept() throws IOException {
    for (int i = 0; i < 5; i++) {
      take("run-" + i, THREE.plusSeconds(i)).close();
    }

    try (Stream<Path> left = Files.list(folder.resolve("locks"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .filteredOn(name -> !name.endsWith(".crc"))
          .containsExactlyInAnyOrder("000000005.json", "000000005.released");
    }
  }

  @Test
  void aLiveOwnerRenewsIt() throws Exception {
    conf.set(LoadLock.LEASE, "1s");
    try (LoadLock alive = LoadLock.take(conf, arguments("run-a"), "clean", Clock.systemUTC())) {
      Instant end = Instant.now().plusSeconds(3);
      while (Instant.now().isBefore(end)) {
        assertThatThrownBy(() -> LoadLock.take(conf, arguments("run-b"), "clean"))
            .hasMessageContaining("run run-a");
        Thread.sleep(100);
      }
      alive.check();
    }
  }

  private LoadLock take(String run, Instant at) throws IOException {
    LoadLock lock = LoadLock.take(conf, arguments(run), "clean", Clock.fixed(at, ZoneOffset.UTC));
    opened.add(lock);
    return lock;
  }

  private LoadLock join(String run, Instant at) throws IOException {
    LoadLock lock =
        LoadLock.join(conf, arguments(run), "aggregate", Clock.fixed(at, ZoneOffset.UTC));
    opened.add(lock);
    return lock;
  }

  private LoadArguments arguments(String run) {
    return new LoadArguments(layout, LocalDate.of(2025, 10, 26), run);
  }
}
