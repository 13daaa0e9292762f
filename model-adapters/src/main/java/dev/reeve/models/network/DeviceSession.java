package dev.reeve.models.network;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.HexFormat;

/** Opens sessions of ONNX Runtime on a device. */
final class DeviceSession {
  static final OrtEnvironment ENVIRONMENT = DeepStack.environment();

  /** A network of opset 17 that negates one number, {@code x} to {@code y}. */
  private static final byte[] NEGATION =
      HexFormat.of()
          .parseHex(
              "080812003a320a0b0a017812017922034e65671201705a0f0a0178120a0a08080112040a020801620f0a01"
                  + "79120a0a08080112040a02080142040a001011");

  private DeviceSession() {}

  static OrtSession open(byte[] bytes, RuntimeLimits limits, OptLevel optimisation)
      throws OrtException {
    try (var options = new SessionOptions()) {
      options.setOptimizationLevel(optimisation);
      options.setIntraOpNumThreads(limits.intraOpThreads());
      options.setInterOpNumThreads(1);
      use(limits.device(), options);
      return DeepStack.call(() -> ENVIRONMENT.createSession(bytes, options));
    }
  }

  /** Operators that the GPU has no code for run on the processor, which is always there. */
  private static void use(Device device, SessionOptions options) throws OrtException {
    switch (device) {
      case Device.Cpu cpu -> {}
      case Device.Cuda cuda -> {
        try (var provider = new OrtCUDAProviderOptions(cuda.index())) {
          // scores are to agree with those of a processor, as golden vectors have them
          provider.add("use_tf32", "0");
          // to try every algorithm, as is the default, for each length of text would take seconds
          provider.add("cudnn_conv_algo_search", "HEURISTIC");
          options.addCUDA(provider);
        }
      }
    }
  }

  /**
   * Opens and closes a small network on a device.
   *
   * @throws IllegalArgumentException if networks cannot run there, with what to do
   */
  static void check(Device device) {
    if (device instanceof Device.Cuda
        && !OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      throw new IllegalArgumentException(
          "device (%s) cannot be used: this build runs networks on the processor only. Build with"
                  .formatted(device)
              + " the Maven profile (cuda), as (./reeve serve) does where the device is a GPU.");
    }
    try {
      open(NEGATION, RuntimeLimits.of(device), OptLevel.ALL_OPT).close();
    } catch (OrtException e) {
      throw new IllegalArgumentException(
          "device (%s) cannot be used: %s. It needs an NVIDIA GPU with that number, its driver, CUDA"
                  .formatted(device, told(e))
              + " 12 and cuDNN 9 where the loader finds them (LD_LIBRARY_PATH).",
          e);
    }
  }

  /** What ONNX Runtime says, without the places in its source. */
  private static String told(OrtException e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("(?s)^.*\\[ONNXRuntimeError\\] : \\d+ : \\w+ : ", "")
        .strip();
  }
}
