package dev.reeve.k8s;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What one folder of manifests renders to, and a way to walk it. */
record Manifests(List<Map<String, Object>> objects) {
  /** The top level of the checkout. */
  static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  static Manifests of(String folder) {
    return new Manifests(new Kustomization(TOP.resolve("k8s").resolve(folder)).render());
  }

  /** The object of that kind and name, such as {@code Deployment/reeve}. */
  Map<String, Object> object(String id) {
    return objects.stream()
        .filter(object -> Kustomization.id(object).equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No object (" + id + ")."));
  }

  /** The value at a path such as {@code spec/template/spec/containers/0/image}. */
  Object at(String id, String path) {
    return Yaml.at(object(id), path);
  }

  Map<String, Object> map(String id, String path) {
    return Yaml.map(at(id, path));
  }

  List<Map<String, Object>> maps(String id, String path) {
    return Yaml.maps(at(id, path));
  }
}
