package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskGraphTest {
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final FirstFailure failure = new FirstFailure();

  @Test
  void aTaskWaitsForThoseItNeeds() {
    TaskGraph.run(
        List.of(
            task("database"),
            task("schema", "database"),
            task("metastore", "schema"),
            task("hive", "metastore", "database")),
        failure);

    assertThat(done).containsExactly("database", "schema", "metastore", "hive");
  }

  @Test
  void tasksThatDoNotNeedEachOtherRunSideBySide() {
    CyclicBarrier together = new CyclicBarrier(2);
    Task.Action meet = () -> together.await(20, TimeUnit.SECONDS);

    TaskGraph.run(
        List.of(new Task("hdfs", List.of(), meet), new Task("yarn", List.of(), meet)), failure);

    assertThat(together.isBroken()).isFalse();
  }

  @Test
  void afterAFailureWhatNeedsItIsNotBegunAndTheRestIsFinished() {
    assertThatThrownBy(
            () ->
                TaskGraph.run(
                    List.of(
                        new Task("database", List.of(), TaskGraphTest::fail),
                        task("schema", "database"),
                        task("hdfs")),
                    failure))
        .isInstanceOf(SandboxException.class)
        .hasMessage("no space");
    assertThat(done).containsExactly("hdfs");
  }

  @Test
  void theFirstOfTwoFailuresIsTold() {
    Task.Action slower =
        () -> {
          while (failure.known().isEmpty()) {
            Pause.of(Duration.ofMillis(5));
          }
          throw new SandboxException("not waited for", "see the other");
        };
    assertThatThrownBy(
            () ->
                TaskGraph.run(
                    List.of(
                        new Task("hive", List.of(), slower),
                        new Task("oozie", List.of(), TaskGraphTest::fail)),
                    failure))
        .hasMessage("no space");
  }

  @Test
  void anErrorOfTheMachineIsToldWithWhatToDo() {
    Task.Action noMemory =
        () -> {
          throw new OutOfMemoryError("Java heap space");
        };

    assertThatThrownBy(() -> TaskGraph.run(List.of(new Task("hdfs", List.of(), noMemory)), failure))
        .isInstanceOf(SandboxException.class)
        .hasMessage("unexpected: java.lang.OutOfMemoryError: Java heap space");
  }

  private static void fail() {
    throw new SandboxException("no space", "make some");
  }

  private Task task(String name, String... after) {
    return new Task(name, List.of(after), () -> done.add(name));
  }
}
