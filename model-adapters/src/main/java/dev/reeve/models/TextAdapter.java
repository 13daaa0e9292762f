package dev.reeve.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.reeve.models.ModelManifest.ElementType;
import dev.reeve.models.ModelManifest.Tensor;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/**
 * Feeds a text as hashed n-gram ids, one row per window of {@value TextFeaturiser#WINDOW} tokens.
 */
final class TextAdapter implements ModelAdapter {
  private static final String IDS = "ids";
  private static final String BIGRAMS = "bigrams";

  @Override
  public List<Tensor> feeds() {
    return List.of(
        new Tensor(IDS, ElementType.INT64, List.of(-1L, -1L, (long) TextFeaturiser.IDS_PER_TOKEN)),
        new Tensor(BIGRAMS, ElementType.INT64, List.of(-1L, -1L)));
  }

  @Override
  public Map<String, OnnxTensor> tensors(ModelInput input, OrtEnvironment environment)
      throws OrtException {
    return switch (input) {
      case ModelInput.Text text -> tensors(TextFeaturiser.encode(text.text()), environment);
    };
  }

  private static Map<String, OnnxTensor> tensors(EncodedText text, OrtEnvironment environment)
      throws OrtException {
    int[] starts = TextFeaturiser.windowStarts(text.tokens());
    int perToken = TextFeaturiser.IDS_PER_TOKEN;
    int window = Math.min(TextFeaturiser.WINDOW, text.tokens());
    LongBuffer ids = LongBuffer.allocate(starts.length * window * perToken);
    LongBuffer bigrams = LongBuffer.allocate(starts.length * window);
    for (int start : starts) {
      ids.put(text.ids(), start * perToken, window * perToken);
      bigrams.put(text.bigrams(), start, window);
    }
    OnnxTensor idTensor =
        OnnxTensor.createTensor(
            environment, ids.flip(), new long[] {starts.length, window, perToken});
    try {
      long[] shape = {starts.length, window};
      return Map.of(
          IDS, idTensor, BIGRAMS, OnnxTensor.createTensor(environment, bigrams.flip(), shape));
    } catch (OrtException e) {
      idTensor.close();
      throw e;
    }
  }
}
