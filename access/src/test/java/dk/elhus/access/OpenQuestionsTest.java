package dk.elhus.access;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.access.Trail.Asker;
import dk.elhus.access.Trail.Question;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A question that is being compiled")
class OpenQuestionsTest {
  private static final int PATIENCE_SECONDS = 10;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Trail trail = new Trail(told::add, Clock.systemUTC());
  private final AtomicBoolean compiling = new AtomicBoolean(true);
  private final OpenQuestions questions = new OpenQuestions(thread -> compiling.get());

  @Test
  void hasFailedWhenItsThreadLeftTheCompilerWithoutAWord() throws InterruptedException {
    ask("SELECT nothing");
    assertThat(told).isEmpty();
    compiling.set(false);

    assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .contains("SELECT nothing", "FAILED", "did not compile");
  }

  @Test
  void isNotToldTwiceWhenSomebodyElseTellsOfIt() throws InterruptedException {
    ask("SELECT 1");
    questions.end();
    compiling.set(false);
    ask("SELECT nothing");

    assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).contains("SELECT nothing");
    assertThat(told).isEmpty();
  }

  @Test
  void hasFailedWhenItsThreadGoesOnToTheNextOne() {
    ask("SELECT first");
    ask("SELECT second");

    assertThat(told).singleElement().asString().contains("SELECT first", "did not compile");
  }

  private void ask(String statement) {
    Question question = new Question("q-1", null, statement, List.of());
    questions.begin(trail, new Asker("anna", null, null, ""), question, Instant.now());
  }
}
