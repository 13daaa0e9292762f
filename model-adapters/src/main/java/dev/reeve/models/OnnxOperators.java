package dev.reeve.models;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The operators that a network's bytes use, read before any native code sees them. What a network
 * may use is arithmetic of bounded length: no loops, no custom domains.
 */
final class OnnxOperators {
  private static final Set<String> ALLOWED =
      Set.of(
          """
          Abs Add And ArgMax ArgMin AveragePool BatchNormalization Cast Ceil Clip Concat Constant
          ConstantOfShape Conv ConvInteger DequantizeLinear Div Dropout DynamicQuantizeLinear Equal
          Erf Exp Expand Flatten Floor Gather GatherElements GatherND Gemm GlobalAveragePool
          GlobalMaxPool Greater GreaterOrEqual HardSigmoid HardSwish Identity InstanceNormalization
          LayerNormalization LeakyRelu Less LessOrEqual Log LogSoftmax MatMul MatMulInteger Max
          MaxPool Mean Min Mod Mul Neg Not Or Pad Pow QuantizeLinear Range Reciprocal ReduceL2
          ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum Relu Reshape Resize Round Shape
          Sigmoid Sign Slice Softmax Softplus Split Sqrt Squeeze Sub Sum Tanh Tile TopK Transpose
          Unsqueeze Where Xor ai.onnx.ml.LinearClassifier ai.onnx.ml.LinearRegressor
          ai.onnx.ml.Normalizer ai.onnx.ml.Scaler ai.onnx.ml.TreeEnsembleClassifier
          ai.onnx.ml.TreeEnsembleRegressor"""
              .split("\\s+"));
  private static final int MAX_DEPTH = 24;

  /** The messages of onnx.proto on the way from a model to its nodes. */
  private enum Message {
    MODEL,
    GRAPH,
    FUNCTION,
    NODE,
    ATTRIBUTE;

    /** The message that a field holds; empty for fields that hold no nodes. */
    Optional<Message> at(int field) {
      return switch (this) {
        case MODEL ->
            field == 7
                ? Optional.of(GRAPH)
                : field == 25 ? Optional.of(FUNCTION) : Optional.empty();
        case GRAPH -> field == 1 ? Optional.of(NODE) : Optional.empty();
        case FUNCTION -> field == 7 ? Optional.of(NODE) : Optional.empty();
        case NODE -> field == 5 ? Optional.of(ATTRIBUTE) : Optional.empty();
        case ATTRIBUTE -> field == 6 || field == 11 ? Optional.of(GRAPH) : Optional.empty();
      };
    }
  }

  private final SortedSet<String> operators = new TreeSet<>();

  private OnnxOperators() {}

  /**
   * The operators outside the list of allowed ones, sorted; those of other domains with their
   * domain in front.
   *
   * @throws IllegalArgumentException if the bytes are no ONNX model
   */
  static List<String> refused(byte[] model) {
    OnnxOperators found = new OnnxOperators();
    try {
      found.read(Message.MODEL, ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN), 0);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a field is cut short", e);
    }
    if (found.operators.isEmpty()) {
      throw new IllegalArgumentException("there is no operator");
    }
    return found.operators.stream().filter(operator -> !ALLOWED.contains(operator)).toList();
  }

  private void read(Message message, ByteBuffer bytes, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("graphs are nested too deeply");
    }
    String operator = "";
    String domain = "";
    while (bytes.hasRemaining()) {
      long key = varint(bytes);
      int field = (int) (key >>> 3);
      if ((key & 7) != 2) {
        skip((int) (key & 7), bytes);
        continue;
      }
      ByteBuffer content = content(bytes);
      if (message == Message.NODE && field == 4) {
        operator = StandardCharsets.UTF_8.decode(content).toString();
      } else if (message == Message.NODE && field == 7) {
        domain = StandardCharsets.UTF_8.decode(content).toString();
      } else {
        message.at(field).ifPresent(inner -> read(inner, content, depth + 1));
      }
    }
    if (message == Message.NODE) {
      boolean standard = domain.isEmpty() || domain.equals("ai.onnx");
      operators.add(standard ? operator : domain + "." + operator);
    }
  }

  private static ByteBuffer content(ByteBuffer bytes) {
    long length = varint(bytes);
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("a field is cut short");
    }
    ByteBuffer content = bytes.slice(bytes.position(), (int) length).order(bytes.order());
    bytes.position(bytes.position() + (int) length);
    return content;
  }

  private static void skip(int wireType, ByteBuffer bytes) {
    switch (wireType) {
      case 0 -> varint(bytes);
      case 1 -> bytes.getLong();
      case 5 -> bytes.getInt();
      default -> throw new IllegalArgumentException("wire type (" + wireType + ") is unknown");
    }
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }
}
