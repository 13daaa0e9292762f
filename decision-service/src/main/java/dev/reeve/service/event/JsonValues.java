package dev.reeve.service.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reeve.policy.evidence.FieldType;
import java.util.ArrayList;
import java.util.List;

/** JSON nodes as values of evidence fields. */
final class JsonValues {
  private static final int SHOWN = 60;

  private JsonValues() {}

  static boolean isA(JsonNode node, FieldType type) {
    return switch (type) {
      case NUMBER -> node.isNumber() && Double.isFinite(node.doubleValue());
      case STRING -> node.isTextual();
      case BOOLEAN -> node.isBoolean();
      case STRING_LIST -> isTextList(node);
    };
  }

  static Object value(JsonNode node, FieldType type) {
    return switch (type) {
      case NUMBER -> node.doubleValue();
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case STRING_LIST -> textList(node);
    };
  }

  static String named(FieldType type) {
    return switch (type) {
      case NUMBER -> "finite number";
      case STRING -> "text";
      case BOOLEAN -> "true or false";
      case STRING_LIST -> "list of texts";
    };
  }

  /** The node as it may be shown in a message: one line, not long. */
  static String shown(JsonNode node) {
    return clip(node.isTextual() ? node.textValue() : node.toString());
  }

  static String clip(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  private static boolean isTextList(JsonNode node) {
    if (!node.isArray()) {
      return false;
    }
    for (JsonNode item : node) {
      if (!item.isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static List<String> textList(JsonNode node) {
    List<String> texts = new ArrayList<>(node.size());
    node.forEach(item -> texts.add(item.textValue()));
    return texts;
  }
}
