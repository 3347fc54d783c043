package dk.elhus.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A workflow")
class WorkflowRunTest {
  private static final Instant NOW = Instant.parse("2025-10-26T22:30:00Z");

  @Test
  void whatOozieGaveUpIsBroken() {
    WorkflowRun run = run(Step.State.FAILED, "SUSPENDED");

    assertThat(run.isBroken()).isTrue();
    assertThat(run.failure()).isEqualTo("JA009: NameNode is in safe mode");
  }

  @Test
  void whatSomebodySuspendedByHandIsNot() {
    assertThat(run(Step.State.RUNNING, "SUSPENDED").isBroken()).isFalse();
  }

  @Test
  void whatReachedItsKillNodeIsNot() {
    assertThat(run(Step.State.FAILED, "KILLED").isBroken()).isFalse();
  }

  private static WorkflowRun run(Step.State state, String status) {
    Step clean =
        new Step(
            "2025-10-26",
            "load",
            "clean",
            state,
            NOW,
            null,
            Map.of(),
            "JA009: NameNode is in safe mode");
    return new WorkflowRun(
        "2025-10-26", "load", "0000001-W", state, status, NOW, null, List.of(clean));
  }
}
