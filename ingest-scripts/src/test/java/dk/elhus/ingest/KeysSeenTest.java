package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pull remembers every key of its pages, in few bytes. */
class KeysSeenTest {
  private final KeysSeen seen = new KeysSeen();

  @Test
  void aKeyOfAnyPageBeforeIsKnownAgain() {
    seen.add(List.of("2025-10-26T00:00:00 DK1", "2025-10-26T00:00:00 DK2"));
    seen.add(List.of("2025-10-26T01:00:00 DK1", "2025-10-26T01:00:00 DK2"));

    assertThat(seen.firstKnown(List.of("2025-10-26T02:00:00 DK1", "2025-10-26T00:00:00 DK2")))
        .contains("2025-10-26T00:00:00 DK2");
    assertThat(seen.firstKnown(List.of("2025-10-26T01:00:00 DK1")))
        .contains("2025-10-26T01:00:00 DK1");
    assertThat(seen.firstKnown(List.of("2025-10-26T02:00:00 DK1", "2025-10-26T02:00:00 DK2")))
        .isEmpty();
  }

  @Test
  void ofAQuarterOfAMillionKeysNoneIsTakenForAnother() {
    List<String> keys = IntStream.range(0, 250_000).mapToObj(i -> "851 " + i).toList();
    for (int page = 0; page < 5; page++) {
      List<String> onPage = keys.subList(page * 50_000, (page + 1) * 50_000);
      assertThat(seen.firstKnown(onPage)).as("page " + page).isEmpty();
      seen.add(onPage);
    }
    assertThat(keys).allMatch(key -> seen.firstKnown(List.of(key)).isPresent());
  }
}
