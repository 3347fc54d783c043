package dk.elhus.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.forget.Forget;
import dk.elhus.forget.MeteringNights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandedPointsTest {
  private static final long LATER = Instant.parse("2026-02-01T00:00:00Z").toEpochMilli();

  @Test
  void aPointWhoseCustomerWasForgottenKeepsItsPlaceAndItsPseudonym(@TempDir Path folder)
      throws Exception {
    Pseudonyms pseudonyms = Pseudonyms.ofKey("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    MeteringNights nights = MeteringNights.loadedIn(folder);
    int points = points(nights, pseudonyms).size();

    new Forget(
            nights.house.conf(),
            nights.house.layout(),
            "forget-anna",
            MeteringNights.ANNA,
            nights.readers(step -> {}),
            Clock.systemUTC(),
            step -> {})
        .forget(pseudonyms, false);

    PointTable after = points(nights, pseudonyms);
    assertThat(after.size()).isEqualTo(points);
    int place = after.place(MeteringNights.ANNAS_POINT, LATER);
    assertThat(after.municipality(place)).isEqualTo(851);
    assertThat(after.pseudonym(place)).isEqualTo(pseudonyms.of(MeteringNights.ANNAS_POINT));
  }

  private static PointTable points(MeteringNights nights, Pseudonyms pseudonyms)
      throws IOException {
    FileSystem files = FileSystem.getLocal(nights.house.conf());
    LandedPoints points = new LandedPoints(files, pseudonyms);
    LocalDate last = LocalDate.parse("2026-01-31");
    for (LandedNights.Folder night :
        LandedNights.upTo(files, nights.house.layout(), "metering_point", last)) {
      points.add(night);
    }
    return points.table();
  }
}
