package dev.reeve.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reeve.policy.evidence.Score;
import dev.reeve.policy.evidence.Unknown.Reason;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model that passed its golden vectors may still do, and what its callers see. */
class ModelTest {
  private static final ModelInput SHORT = new ModelInput.Text("a short text");
  private static final ModelInput LONG = new ModelInput.Text("word ".repeat(12));
  private static final Duration PATIENT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void outputThatIsNotANumberIsAnUnavailableScore() throws Exception {
    try (ModelCatalog catalog = load("not_a_number", RuntimeLimits.ofThisMachine())) {
      assertThat(oddness(catalog, SHORT, PATIENT)).isEqualTo(new Score.Value(0.5));
      assertThat(oddness(catalog, LONG, PATIENT))
          .isEqualTo(new Score.Unavailable(Reason.ERROR, "output (logits) holds (NaN)"));
    }
  }

  @Test
  void misshapedOutputIsAnUnavailableScore() throws Exception {
    try (ModelCatalog catalog = load("misshaped", RuntimeLimits.ofThisMachine())) {
      assertThat(oddness(catalog, SHORT, PATIENT)).isEqualTo(new Score.Value(0.5));
      assertThat(oddness(catalog, LONG, PATIENT))
          .isEqualTo(
              new Score.Unavailable(Reason.ERROR, "output (logits) has shape [2, 1] for 1 rows"));
    }
  }

  @Test
  void endlessRunIsEndedWhenItsTimeIsUp() throws Exception {
    try (ModelCatalog catalog = load("endless", RuntimeLimits.ofThisMachine())) {
      assertThat(oddness(catalog, LONG, Duration.ofMillis(100)))
          .isEqualTo(
              new Score.Unavailable(Reason.TIMEOUT, "the run was ended when its time was up"));
      assertThat(oddness(catalog, SHORT, PATIENT)).isEqualTo(new Score.Value(0.5));
    }
  }

  @Test
  void waitingForAFreeRunCountsTowardsTheTimeout() throws Exception {
    try (ModelCatalog catalog = load("endless", new RuntimeLimits(1, 1))) {
      Thread busy = Thread.startVirtualThread(() -> oddness(catalog, LONG, Duration.ofSeconds(3)));
      Score score = new Score.Value(0.5);
      while (score instanceof Score.Value && busy.isAlive()) {
        score = oddness(catalog, SHORT, Duration.ofMillis(50));
      }
      assertThat(score)
          .isEqualTo(new Score.Unavailable(Reason.TIMEOUT, "no run became free in time"));
      busy.join();
      assertThat(oddness(catalog, SHORT, PATIENT)).isEqualTo(new Score.Value(0.5));
    }
  }

  @Test
  void closedModelGivesNoScore() throws Exception {
    ModelCatalog catalog = load("endless", RuntimeLimits.ofThisMachine());
    catalog.close();

    assertThat(oddness(catalog, SHORT, PATIENT))
        .isEqualTo(new Score.Unavailable(Reason.ERROR, "the model is closed"));
  }

  @Test
  void passedDeadlineIsATimeout() throws Exception {
    try (ModelCatalog catalog = load("endless", RuntimeLimits.ofThisMachine())) {
      assertThat(oddness(catalog, LONG, Duration.ZERO))
          .isInstanceOfSatisfying(
              Score.Unavailable.class,
              score -> assertThat(score.reason()).isEqualTo(Reason.TIMEOUT));
    }
  }

  private ModelCatalog load(String network, RuntimeLimits limits) throws Exception {
    byte[] bytes = ModelFolder.network(network);
    return ModelCatalog.load(ModelFolder.write(folder, bytes, ModelFolder.MANIFEST), limits);
  }

  private static Score oddness(ModelCatalog catalog, ModelInput input, Duration timeout) {
    ModelResult result = catalog.model("odd").orElseThrow().score(input, timeout);
    return result.score("oddness");
  }
}
