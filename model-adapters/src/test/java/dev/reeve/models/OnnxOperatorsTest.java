package dev.reeve.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OnnxOperatorsTest {
  @Test
  void findsTheLoopAmongAllowedOperators() {
    assertThat(OnnxOperators.refused(ModelFolder.network("endless"))).containsExactly("Loop");
  }

  @Test
  void shippedNetworkUsesAllowedOperatorsOnly() throws Exception {
    byte[] shipped = Files.readAllBytes(Path.of("models/text-toxicity/model.onnx"));

    assertThat(OnnxOperators.refused(shipped)).isEmpty();
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxOperators.refused(new byte[0]))
        .withMessage("there is no operator");
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    try {
      assertThat(OnnxOperators.refused(bytes)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }
}
