package dev.reeve.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as plain maps, lists and scalars; a key that is given twice is an error. */
final class Yaml {
  private Yaml() {}

  static List<Map<String, Object>> documents(Path file) {
    return StreamSupport.stream(parser().loadAll(text(file)).spliterator(), false)
        .map(Yaml::map)
        .toList();
  }

  static Map<String, Object> document(String text) {
    return map(parser().load(text));
  }

  static List<Map<String, Object>> sequence(Path file) {
    return maps(parser().load(text(file)));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value at a path such as {@code spec/containers/0/image}; an error if there is none. */
  static Object at(Object root, String path) {
    Object value = root;
    for (String key : path.split("/", -1)) {
      Object child =
          value instanceof List<?> list ? list.get(Integer.parseInt(key)) : map(value).get(key);
      if (child == null) {
        throw new AssertionError("Nothing at (" + path + "): no (" + key + ").");
      }
      value = child;
    }
    return value;
  }

  @SuppressWarnings("unchecked") // the keys of every mapping here are strings
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // as above
  static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static org.yaml.snakeyaml.Yaml parser() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options));
  }
}
