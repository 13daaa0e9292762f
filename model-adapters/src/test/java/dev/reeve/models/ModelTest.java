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
    try (Watchdog watchdog = new Watchdog()) {
      Model model = endless(watchdog, RuntimeLimits.ofThisMachine());
      assertThat(oddness(model, LONG, Duration.ofMillis(100)))
          .isEqualTo(
              new Score.Unavailable(Reason.TIMEOUT, "the run was ended when its time was up"));
      assertThat(oddness(model, SHORT, PATIENT)).isEqualTo(new Score.Value(0.5));
      model.close();
    }
  }

  @Test
  void waitingForAFreeRunCountsTowardsTheTimeout() throws Exception {
    try (Watchdog watchdog = new Watchdog()) {
      Model model = endless(watchdog, new RuntimeLimits(1, 1));
      Thread busy = Thread.startVirtualThread(() -> oddness(model, LONG, Duration.ofSeconds(4)));
      Score score = new Score.Value(0.5);
      while (score instanceof Score.Value && busy.isAlive()) {
        score = oddness(model, SHORT, Duration.ofMillis(800));
      }
      assertThat(score)
          .isEqualTo(new Score.Unavailable(Reason.TIMEOUT, "no run became free in time"));
      busy.join();
      assertThat(oddness(model, SHORT, PATIENT)).isEqualTo(new Score.Value(0.5));
      model.close();
    }
  }

  @Test
  void passedDeadlineIsATimeout() throws Exception {
    try (Watchdog watchdog = new Watchdog()) {
      Model model = endless(watchdog, RuntimeLimits.ofThisMachine());
      assertThat(oddness(model, LONG, Duration.ZERO))
          .isInstanceOfSatisfying(
              Score.Unavailable.class,
              score -> assertThat(score.reason()).isEqualTo(Reason.TIMEOUT));
      model.close();
    }
  }

  @Test
  void closedModelGivesNoScore() throws Exception {
    ModelCatalog catalog = load("misshaped", RuntimeLimits.ofThisMachine());
    catalog.close();

    assertThat(oddness(catalog, SHORT, PATIENT))
        .isEqualTo(new Score.Unavailable(Reason.ERROR, "the model is closed"));
  }

  /** A model with a loop, which the loader would refuse. */
  private static Model endless(Watchdog watchdog, RuntimeLimits limits) throws Exception {
    String yaml = ModelFolder.MANIFEST.replace("DIGEST", "sha256:" + "0".repeat(64));
    ModelManifest manifest = ManifestReader.read("odd/manifest.yaml", yaml);
    OnnxNetwork network = OnnxNetwork.open(ModelFolder.network("endless"), limits);
    return new Model(manifest, network, watchdog, limits);
  }

  private ModelCatalog load(String network, RuntimeLimits limits) throws Exception {
    byte[] bytes = ModelFolder.network(network);
    return ModelCatalog.load(ModelFolder.write(folder, bytes, ModelFolder.MANIFEST), limits);
  }

  private static Score oddness(ModelCatalog catalog, ModelInput input, Duration timeout) {
    return oddness(catalog.model("odd").orElseThrow(), input, timeout);
  }

  private static Score oddness(Model model, ModelInput input, Duration timeout) {
    return model.score(input, timeout).score("oddness");
  }
}
