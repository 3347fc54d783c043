package dk.elhus.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;

/**
 * A day of readings that come twice, late, corrected and in any groups, merged by two reducers load
 * by load, against the plainest model: of all readings of a key so far, the newest stands.
 */
class DayMergePropertiesTest {
  private static final int DAY = 20_454;
  private static final int[] MINUTES = {0, 15, 60, 1425};

  /** Places of the points, in the table's order: two of one municipality, two of another. */
  private static final List<PointTable.Entry> POINTS =
      List.of(
          new PointTable.Entry(71, 101, 0, 5),
          new PointTable.Entry(72, 101, 0, 9),
          new PointTable.Entry(73, 851, 0, 1),
          new PointTable.Entry(74, 851, 0, 7));

  private final Configuration conf = new Configuration();

  @Property(tries = 60, seed = "81", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void everyEditionShowsTheNewestReadingThatWasKnown(
      @ForAll("loads") List<List<Reading>> loads, @ForAll @IntRange(min = 1, max = 3) int split)
      throws IOException {
    Path folder = Files.createTempDirectory("elhus-readings");
    try {
      Story story = new Story(folder, split);
      for (List<Reading> load : loads) {
        story.load(load);
        story.requireTheSameAsTheModel();
      }
    } finally {
      FileUtil.fullyDelete(folder.toFile());
    }
  }

  @Property(tries = 500, seed = "82", edgeCases = EdgeCasesMode.NONE)
  void whichOfTwoReadingsWinsDoesNotDependOnTheirOrder(
      @ForAll("reading") Reading one, @ForAll("reading") Reading other) {
    boolean wins = one.isNewerThan(other);

    assertThat(other.isNewerThan(one))
        .isEqualTo(!wins && !(one.updated == other.updated && one.saysTheSameAs(other)));
  }

  /** One day, its versions and the model. */
  private final class Story {
    private final Path folder;
    private final int split;
    private final PointTable points;
    private final TreeMap<Integer, TreeMap<Long, Reading>> editions = new TreeMap<>();
    private final DayMerge.Fates fates = new DayMerge.Fates();
    private long records;
    private DayReport report;
    private String standing;

    Story(Path folder, int split) throws IOException {
      this.folder = folder;
      this.split = split;
      this.points = PointTable.of(POINTS);
    }

    void load(List<Reading> readings) throws IOException {
      int edition = editions.size() + 1;
      TreeMap<Long, Reading> known =
          editions.isEmpty() ? new TreeMap<>() : new TreeMap<>(editions.lastEntry().getValue());
      TreeMap<Long, Reading> arrived = new TreeMap<>();
      for (Reading reading : readings) {
        arrived.merge(reading.key, reading, (old, next) -> next.isNewerThan(old) ? next : old);
      }
      arrived.forEach(
          (key, reading) ->
              known.merge(key, reading, (old, next) -> next.isNewerThan(old) ? next : old));
      editions.put(edition, known);
      records += arrived.size();
      Path version = folder.resolve("edition-" + edition);
      DayReport low = merge(version, 0, split, edition, arrived);
      report = low.plus(merge(version, split, points.size(), edition, arrived));
      standing = version.toString();
    }

    private DayReport merge(
        Path version, int first, int end, int edition, TreeMap<Long, Reading> arrived)
        throws IOException {
      org.apache.hadoop.fs.Path file =
          new org.apache.hadoop.fs.Path(version.resolve("part-" + first + ".orc").toUri());
      try (DayMerge merge = new DayMerge(DAY, points, first, end, standing, edition, file, conf)) {
        Map<Long, Reading> own =
            arrived.subMap(key(first, 0), end == points.size() ? Long.MAX_VALUE : key(end, 0));
        for (Reading reading : own.values()) {
          merge.add(reading, fates);
        }
        return merge.finish();
      }
    }

    void requireTheSameAsTheModel() throws IOException {
      List<String> rows = new ArrayList<>();
      TreeMap<Integer, List<String>> shown = new TreeMap<>();
      editions.keySet().forEach(edition -> shown.put(edition, new ArrayList<>()));
      try (StandingReadings found = new StandingReadings(conf, standing, DAY, 101, 851)) {
        for (ReadingRow row = found.next(); row != null; row = found.next()) {
          String text = text(row);
          rows.add(text);
          for (int edition : editions.keySet()) {
            if (row.learned <= edition && (row.stands() || row.superseded > edition)) {
              shown.get(edition).add(text);
            }
          }
        }
      }
      editions.forEach(
          (edition, expected) ->
              assertThat(shown.get(edition))
                  .as("as of edition %d", edition)
                  .isEqualTo(expected.values().stream().map(this::text).toList()));
      assertThat(report.rows()).isEqualTo(rows.size()).isEqualTo(fates.added + fates.revised);
      assertThat(fates.added + fates.revised + fates.duplicates + fates.overtaken)
          .as("every record is accounted for")
          .isEqualTo(records);
      requireSums(editions.lastEntry().getValue());
    }

    private void requireSums(TreeMap<Long, Reading> stands) {
      assertThat(report.current()).isEqualTo(stands.size());
      Map<Integer, List<Reading>> byMunicipality =
          stands.values().stream()
              .collect(
                  Collectors.groupingBy(
                      reading -> points.municipality(ReadingKey.point(reading.key))));
      assertThat(report.municipalities()).hasSameSizeAs(byMunicipality.keySet());
      byMunicipality.forEach(
          (municipality, readings) -> {
            DayReport.Sums sums = report.municipalities().get(municipality);
            long[] wh = new long[DayReport.HOURS];
            int[] count = new int[DayReport.HOURS];
            for (Reading reading : readings) {
              if (!reading.missing) {
                wh[ReadingKey.minute(reading.key) / 60] += reading.wh;
                count[ReadingKey.minute(reading.key) / 60]++;
              }
            }
            assertThat(sums.wh()).isEqualTo(wh);
            assertThat(sums.readings()).isEqualTo(count);
            assertThat(sums.points())
                .isEqualTo(
                    readings.stream()
                        .map(reading -> ReadingKey.point(reading.key))
                        .distinct()
                        .count());
          });
    }

    private String text(ReadingRow row) {
      return text(row.municipality, row.pseudonym, row.minute, row.reading);
    }

    private String text(Reading reading) {
      int point = ReadingKey.point(reading.key);
      return text(
          points.municipality(point),
          points.pseudonym(point),
          ReadingKey.minute(reading.key),
          reading);
    }

    private String text(int municipality, long pseudonym, int minute, Reading reading) {
      return "%d/%d minute %d: %s Wh, quality %d, %d min, updated %d"
          .formatted(
              municipality,
              pseudonym,
              minute,
              reading.missing ? "no" : Long.toString(reading.wh),
              reading.quality,
              reading.intervalMinutes,
              reading.updated);
    }
  }

  private static long key(int point, int minute) {
    return ReadingKey.pack(DAY, point, minute);
  }

  @Provide
  Arbitrary<List<List<Reading>>> loads() {
    return reading().list().ofMaxSize(12).list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<Reading> reading() {
    return Combinators.combine(
            Arbitraries.integers().between(0, POINTS.size() - 1),
            Arbitraries.integers().between(0, MINUTES.length - 1),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 1),
            Arbitraries.of(15, 60),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(true, false))
        .as(DayMergePropertiesTest::reading);
  }

  private static Reading reading(
      int point, int minute, int wh, int quality, int interval, int updated, boolean missing) {
    Reading reading = new Reading();
    reading.key = key(point, MINUTES[minute]);
    reading.wh = missing ? 0 : wh;
    reading.missing = missing;
    reading.quality = quality;
    reading.intervalMinutes = interval;
    reading.updated = 1000L * updated;
    return reading;
  }
}
