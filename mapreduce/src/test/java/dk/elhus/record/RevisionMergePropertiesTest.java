package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.RevisionMerge.Fate;
import dk.elhus.record.RevisionMerge.Observation;
import dk.elhus.record.RevisionModel.Fetch;
import dk.elhus.record.RevisionModel.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * One key through any story: what its source says changes from fetch to fetch, records come twice,
 * fetches come late, and nights are loaded in any groups. The rows say the same as a plain model.
 */
class RevisionMergePropertiesTest {
  private static final String KEY = "the key";
  private static final int PRICE = Tables.SPOT_PRICE.place("price_dkk_per_mwh");

  /**
   * A story.
   *
   * @param fetches what each fetch says of the key, the oldest first; a record may come several
   *     times, and a source may not know the key at first
   * @param loads the fetches in the order in which they are loaded, in groups
   */
  record Story(List<List<Long>> fetches, List<List<Integer>> loads) {}

  @Property(tries = 2000, seed = "51")
  void everyEditionShowsWhatTheModelShows(@ForAll("stories") Story story) {
    RevisionModel<String, Long> model = new RevisionModel<>();
    Replay replay = new Replay();

    for (int edition = 1; edition <= story.loads().size(); edition++) {
      List<Integer> group = story.loads().get(edition - 1);
      model.load(edition, group.stream().map(number -> fetch(story, number)).toList());
      replay.load(edition, story, group);
    }

    assertThat(replay.current()).isEqualTo(Optional.ofNullable(model.current().get(KEY)));
    for (long edition : model.editions()) {
      assertThat(replay.asOf(edition))
          .as("as of %d", edition)
          .isEqualTo(Optional.ofNullable(model.asOf(edition).get(KEY)));
    }
    assertThat(replay.rows.stream().map(row -> row.number(PRICE)).toList())
        .as("every value that ever stood, and no other")
        .isEqualTo(model.revisions(KEY));
  }

  @Property(tries = 1000, seed = "52")
  void theOrderOfLoadsNeverChangesWhatStandsInTheEnd(
      @ForAll("stories") Story story, @ForAll @IntRange(min = 1, max = 6) int groupSize) {
    Replay anyOrder = new Replay();
    for (int edition = 1; edition <= story.loads().size(); edition++) {
      anyOrder.load(edition, story, story.loads().get(edition - 1));
    }
    Replay inOrder = new Replay();
    for (int first = 0; first < story.fetches().size(); first += groupSize) {
      int end = Math.min(first + groupSize, story.fetches().size());
      List<Integer> group = new ArrayList<>();
      for (int number = first; number < end; number++) {
        group.add(number);
      }
      inOrder.load(first + 1, story, group);
    }

    assertThat(anyOrder.current()).isEqualTo(inOrder.current());
  }

  @Property(tries = 1000, seed = "53")
  void loadingAllOfItAgainChangesNothingAndEveryRecordHasAFate(@ForAll("stories") Story story) {
    Replay replay = new Replay();
    for (int edition = 1; edition <= story.loads().size(); edition++) {
      replay.load(edition, story, story.loads().get(edition - 1));
    }
    List<String> before = replay.rows.stream().map(Row::toString).toList();
    long records = story.fetches().stream().mapToLong(List::size).sum();
    assertThat(replay.fates.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(records);
    assertThat(replay.fates.getOrDefault(Fate.ADDED, 0L)).isEqualTo(records == 0 ? 0 : 1);
    assertThat(replay.rows)
        .hasSize(
            Math.toIntExact(
                replay.fates.getOrDefault(Fate.ADDED, 0L)
                    + replay.fates.getOrDefault(Fate.REVISED, 0L)));

    replay.changed = false;
    replay.load(
        story.loads().size() + 1, story, story.loads().stream().flatMap(List::stream).toList());

    assertThat(replay.changed).isFalse();
    assertThat(replay.rows.stream().map(Row::toString).toList()).isEqualTo(before);
  }

  private static Fetch<String, Long> fetch(Story story, int number) {
    return new Fetch<>(
        number,
        story.fetches().get(number).stream().map(price -> new Found<>(KEY, price)).toList());
  }

  /** The rows of the key, load by load. */
  private static final class Replay {
    private List<Row> rows = List.of();
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private boolean changed;
    private int newestLoaded = -1;

    void load(long edition, Story story, List<Integer> group) {
      List<Observation> observed = new ArrayList<>();
      for (int number : group.stream().sorted().toList()) {
        for (long price : story.fetches().get(number)) {
          Row row = new Row(Tables.SPOT_PRICE, "2025-01").set(PRICE, price);
          observed.add(new Observation(row, number, number < newestLoaded));
        }
      }
      newestLoaded =
          Math.max(newestLoaded, group.stream().max(Comparator.naturalOrder()).orElse(-1));
      List<Row> merged = new ArrayList<>();
      new RevisionMerge(edition)
          .merge(
              rows,
              observed,
              new RevisionMerge.Sink<RuntimeException>() {
                @Override
                public void row(Row row, boolean fresh) {
                  merged.add(row);
                  changed |= fresh;
                }

                @Override
                public void fate(Observation observation, Fate fate) {
                  fates.merge(fate, 1L, Long::sum);
                }
              });
      rows = merged;
    }

    Optional<Long> current() {
      return asOf(Long.MAX_VALUE - 1);
    }

    /** What the as-of views show. */
    Optional<Long> asOf(long edition) {
      List<Row> shown =
          rows.stream()
              .filter(row -> row.learned() <= edition)
              .filter(row -> row.isCurrent() || row.number(TableSpec.SUPERSEDED) > edition)
              .toList();
      assertThat(shown).hasSizeLessThanOrEqualTo(1);
      return shown.stream().map(row -> row.number(PRICE)).findFirst();
    }
  }

  @Provide
  Arbitrary<Story> stories() {
    Arbitrary<List<Long>> fetch =
        Arbitraries.longs().between(1, 3).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Integer> unknownAtFirst = Arbitraries.integers().between(0, 2);
    return Combinators.combine(fetch.list().ofMinSize(1).ofMaxSize(6), unknownAtFirst)
        .as(RevisionMergePropertiesTest::withoutTheFirst)
        .flatMap(fetches -> groups(fetches.size()).map(loads -> new Story(fetches, loads)));
  }

  private static List<List<Long>> withoutTheFirst(List<List<Long>> fetches, int unknown) {
    List<List<Long>> known = new ArrayList<>(fetches);
    for (int i = 0; i < Math.min(unknown, known.size()); i++) {
      known.set(i, List.of());
    }
    return known;
  }

  /** All fetches in any order, cut into loads. */
  private static Arbitrary<List<List<Integer>>> groups(int fetches) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < fetches; number++) {
      numbers.add(number);
    }
    Arbitrary<List<Boolean>> cuts = Arbitraries.of(true, false).list().ofSize(fetches);
    return Combinators.combine(Arbitraries.shuffle(numbers), cuts)
        .as(
            (order, cut) -> {
              List<List<Integer>> loads = new ArrayList<>();
              for (int i = 0; i < order.size(); i++) {
                if (i == 0 || cut.get(i)) {
                  loads.add(new ArrayList<>());
                }
                loads.get(loads.size() - 1).add(order.get(i));
              }
              return loads;
            });
  }
}
