package dev.reeve.models;

/** A network that gives the mean of each colour of a picture as a vector. */
public final class MeanColours {
  /** Its manifest; the golden picture is of the colour (200, 0, 10). */
  public static final String MANIFEST =
      """
      id: odd
      version: 1.0.0
      file: model.onnx
      digest: DIGEST
      adapter: image
      tier: medium
      timeout: 1s
      fallback: unavailable
      owner: tests
      description: Gives the mean of each colour.
      inputs:
        - {name: pixels, type: float, shape: [-1, 3, 8, 8]}
      outputs:
        - {name: logits, type: float, shape: [-1, 3]}
      embedding: logits
      data:
        - {source: none, licence: none}
      golden:
        - image: golden.png
          embedding: [0.9987523, 0, 0.0499376]
      """;

  private MeanColours() {}
}
