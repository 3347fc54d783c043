package dk.elhus.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.descriptor.YamlSection;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeRuleTest {
  private final VolumeRule rule =
      VolumeRule.read(
          YamlSection.parse("rule", new StringReader("{last: 3, at_least: 2, warn: 3, stop: 20}")));

  @Test
  void halfIsAsFarFromTheMedianAsTwice() {
    assertThat(rule.factor(200, List.of(100L, 100L)).orElseThrow()).isEqualByComparingTo("2");
    assertThat(rule.factor(50, List.of(100L, 100L)).orElseThrow()).isEqualByComparingTo("2");
  }

  @Test
  void onlyTheLastLoadsCountAndOneOutlierDoesNot() {
    assertThat(rule.factor(100, List.of(1L, 1L, 1L, 100L, 5000L, 100L)).orElseThrow())
        .isEqualByComparingTo("1");
  }

  @Test
  void twoLoadsAreNeededToTellAndAnEmptyOneIsJudgedByItsFreshness() {
    assertThat(rule.factor(100, List.of(100L))).isEmpty();
    assertThat(rule.factor(0, List.of(100L, 100L))).isEmpty();
  }
}
