package dev.reeve.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.reeve.models.ModelManifest.Tensor;
import java.util.List;
import java.util.Map;

/** Turns an input into tensors; several rows of them stand for parts of one input. */
sealed interface ModelAdapter permits TextAdapter {

  /** The tensors that this adapter can feed. */
  List<Tensor> feeds();

  /** The tensors of one input, to be closed by the caller. */
  Map<String, OnnxTensor> tensors(ModelInput input, OrtEnvironment environment) throws OrtException;
}
