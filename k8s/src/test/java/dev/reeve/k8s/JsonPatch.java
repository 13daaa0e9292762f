package dev.reeve.k8s;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation of RFC 6902 on an object: add, replace or remove. */
final class JsonPatch {
  private JsonPatch() {}

  static void apply(Map<String, Object> operation, Map<String, Object> object) {
    if (!Set.of("op", "path", "value").containsAll(operation.keySet())) {
      throw new IllegalArgumentException("Not an operation (" + operation + ").");
    }
    String[] path = String.valueOf(operation.get("path")).split("/", -1);
    Object parent = object;
    for (int i = 1; i < path.length - 1; i++) {
      parent = child(parent, key(path[i]));
    }
    String last = key(path[path.length - 1]);
    switch (String.valueOf(operation.get("op"))) {
      case "add" -> add(parent, last, operation.get("value"));
      case "replace" -> replace(parent, last, operation.get("value"));
      case "remove" -> remove(parent, last);
      default -> throw new IllegalArgumentException("Not an operation (" + operation + ").");
    }
  }

  private static void add(Object parent, String key, @Nullable Object value) {
    if (parent instanceof Map) {
      Yaml.map(parent).put(key, present(value));
    } else if (key.equals("-")) {
      list(parent).add(present(value));
    } else {
      list(parent).add(Integer.parseInt(key), present(value));
    }
  }

  private static void replace(Object parent, String key, @Nullable Object value) {
    remove(parent, key);
    add(parent, key, value);
  }

  private static void remove(Object parent, String key) {
    child(parent, key);
    if (parent instanceof Map) {
      Yaml.map(parent).remove(key);
    } else {
      list(parent).remove(Integer.parseInt(key));
    }
  }

  private static Object child(Object parent, String key) {
    Object child =
        parent instanceof Map ? Yaml.map(parent).get(key) : list(parent).get(Integer.parseInt(key));
    if (child == null) {
      throw new IllegalArgumentException("Nothing at (" + key + ") in (" + parent + ").");
    }
    return child;
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("The operation has no value.");
    }
    return value;
  }

  private static String key(String escaped) {
    return escaped.replace("~1", "/").replace("~0", "~");
  }

  @SuppressWarnings("unchecked") // what is neither a mapping nor a scalar is a sequence
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }
}
