package dev.reeve.service.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {
  @Test
  void takesTheDefaults() {
    assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "REEVE_WATCH_INTERVAL,0s",
    "REEVE_WATCH_INTERVAL,-5s",
    "REEVE_WATCH_INTERVAL,500",
    "REEVE_DECISION_DEADLINE,0s",
    "REEVE_DECISION_DEADLINE,2000",
    "REEVE_REDIS_TIMEOUT,-1s",
    "REEVE_REDIS_TIMEOUT,100",
    "REEVE_DECISION_IN_FLIGHT,0",
    "REEVE_DECISION_IN_FLIGHT,-1",
    "REEVE_DECISION_PAGE_LIMIT,0",
    "REEVE_MODELS_CACHE,64T",
    "REEVE_MODELS_CACHE,99999999999999999999",
    "REEVE_DECISION_BODIES,64T",
    "REEVE_DECISION_BODIES,100K",
    "REEVE_SCORING_PLANNED,maybe",
    "REEVE_LOG_JSON,jason"
  })
  void namesASettingThatCannotBeUsedAndItsValue(String variable, String value) {
    assertThatThrownBy(() -> check(Map.of(variable, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(variable + " (" + value + ") is ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REEVE_MODELS_SIGNER",
        "REEVE_REDIS_URI",
        "REEVE_RULES",
        "REEVE_POLICY_CONFIG",
        "REEVE_MODELS",
        "REEVE_CANDIDATES",
        "REEVE_STATE"
      })
  void doesNotTakeAnEmptySettingForAMissingOne(String variable) {
    for (String empty : new String[] {"", "  "}) {
      assertThatThrownBy(() -> check(Map.of(variable, empty)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(variable + " is set but empty. Unset it");
    }
  }

  @Test
  void tellsAllProblemsAtOnce() {
    assertThatThrownBy(
            () -> check(Map.of("REEVE_WATCH_INTERVAL", "0s", "REEVE_SCORING_PLANNED", "maybe")))
        .hasMessageContainingAll("REEVE_WATCH_INTERVAL (0s)", "REEVE_SCORING_PLANNED (maybe)");
  }

  private static void check(Map<String, String> environment) {
    SmallRyeConfig written =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withSources(new EnvConfigSource(environment, 300))
            .withMapping(ReeveConfig.class)
            .build();
    new SettingsCheck(written).check(written.getConfigMapping(ReeveConfig.class));
  }
}
