package dk.elhus.sandbox.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InventedPointsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  @Test
  void anIdHasEighteenDigitsAndRisesWithThePoint() {
    Points points = new Points(1);
    long before = 0;
    for (int point = 0; point < 10_000; point++) {
      long id = points.id(point);
      assertThat(Long.toString(id)).hasSize(18);
      assertThat(id).isGreaterThan(before);
      before = id;
    }
  }

  @Test
  void everyMunicipalityHasAPoint() throws IOException {
    Municipalities municipalities = Municipalities.load();
    Set<Short> seen = new HashSet<>();
    for (int point = 0; point < municipalities.count(); point++) {
      seen.add(municipalities.of(point, 1).code());
    }
    assertThat(seen).hasSize(98);
  }

  @Test
  void aSeedGivesTheSameAgainAndAnotherSeedAnother() {
    assertThat(new People(1).name(7)).isEqualTo(new People(1).name(7));
    assertThat(new Points(1).id(7)).isEqualTo(new Points(1).id(7));
    assertThat(Draw.bits(1, 7, 0)).isNotEqualTo(Draw.bits(2, 7, 0));
  }

  @Test
  void theEveningUsesMoreThanTheNightAndACarChargesAtNight() {
    LoadProfile profile = new LoadProfile(1);

    int night = profile.wh(10_000, 1000, false, 2, 0, 0);

    assertThat(profile.wh(10_000, 1000, false, 18, 0, 0)).isGreaterThan(3 * night);
    assertThat(profile.wh(10_000, 1000, true, 2, 0, 0)).isEqualTo(night + 1800);
  }

  @Test
  void aShareIsOfAThousand() {
    assertThatThrownBy(() -> new SeedOptions(1, DAY, 1, 1, 1001, 0, 0))
        .hasMessage("1001 of a thousand is no share");
  }
}
