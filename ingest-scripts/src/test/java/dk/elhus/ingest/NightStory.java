package dk.elhus.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each tell of a night of their own. */
abstract class NightStory {
  @TempDir Path folder;
  Night night;

  @BeforeEach
  void openNight() throws IOException {
    night = new Night(folder);
  }

  @AfterEach
  void closeNight() {
    night.close();
  }
}
