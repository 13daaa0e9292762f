package dev.reeve.k8s;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder as {@code kubectl kustomize} renders it, for the features that our manifests use; any
 * other feature is an error, and so is a file outside the folder.
 */
record Kustomization(Path folder) {
  private static final Set<String> FEATURES =
      Set.of(
          "apiVersion", "kind", "resources", "generatorOptions", "configMapGenerator", "patches");

  /** The objects in the order in which they are declared. */
  List<Map<String, Object>> render() {
    Map<String, Object> kustomization = declaration();
    known(FEATURES, kustomization);
    List<Map<String, Object>> objects = new ArrayList<>();
    strings(kustomization, "resources").forEach(resource -> objects.addAll(resource(resource)));
    for (Map<String, Object> generator : maps(kustomization, "configMapGenerator")) {
      requireStableNames(kustomization);
      objects.add(configMap(generator));
    }
    requireDistinct(objects);
    maps(kustomization, "patches").forEach(patch -> apply(patch, objects));
    return objects;
  }

  /** Kind and name of an object, such as {@code Deployment/reeve}. */
  static String id(Map<String, Object> object) {
    return object.get("kind") + "/" + Yaml.at(object, "metadata/name");
  }

  private Map<String, Object> declaration() {
    List<Path> files =
        Stream.of("kustomization.yaml", "kustomization.yml", "Kustomization")
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .toList();
    if (files.size() != 1) {
      throw new IllegalArgumentException(
          "Not exactly one kustomization (" + files + ") in (" + folder + ").");
    }
    return Yaml.documents(files.getFirst()).getFirst();
  }

  private List<Map<String, Object>> resource(String resource) {
    Path path = folder.resolve(resource).normalize();
    return Files.isDirectory(path)
        ? new Kustomization(path).render()
        : Yaml.documents(inside(resource));
  }

  private Map<String, Object> configMap(Map<String, Object> generator) {
    known(Set.of("name", "files"), generator);
    Map<String, Object> data = new LinkedHashMap<>();
    for (String entry : strings(generator, "files")) {
      int equals = entry.indexOf('=');
      String file = entry.substring(equals + 1);
      String key =
          equals < 0 ? file.substring(file.lastIndexOf('/') + 1) : entry.substring(0, equals);
      if (data.put(key, Yaml.text(inside(file))) != null) {
        throw new IllegalArgumentException("The key (" + key + ") is given twice.");
      }
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", "v1");
    object.put("kind", "ConfigMap");
    object.put("metadata", Map.of("name", String.valueOf(generator.get("name"))));
    object.put("data", data);
    return object;
  }

  private void apply(Map<String, Object> patch, List<Map<String, Object>> objects) {
    known(Set.of("path", "target"), patch);
    Map<String, Object> target = maps(patch, "target").getFirst();
    known(Set.of("kind", "name"), target);
    String id = target.get("kind") + "/" + target.get("name");
    Map<String, Object> object =
        objects.stream()
            .filter(candidate -> id(candidate).equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Nothing to patch: (" + id + ")."));
    Yaml.sequence(inside(String.valueOf(patch.get("path"))))
        .forEach(operation -> JsonPatch.apply(operation, object));
  }

  /** {@code kubectl apply -k} refuses files outside the folder and has no option to allow them. */
  private Path inside(String file) {
    Path path = folder.resolve(file).normalize();
    if (!path.startsWith(folder.normalize())) {
      throw new IllegalArgumentException("(" + file + ") lies outside of (" + folder + ").");
    }
    return path;
  }

  private static void requireStableNames(Map<String, Object> kustomization) {
    Object options = kustomization.get("generatorOptions");
    if (!Map.of("disableNameSuffixHash", true).equals(options)) {
      throw new IllegalArgumentException(
          "Not known here: generatorOptions (" + options + ") that give each edit a new name.");
    }
  }

  private static void requireDistinct(List<Map<String, Object>> objects) {
    List<String> ids = objects.stream().map(Kustomization::id).toList();
    if (Set.copyOf(ids).size() != ids.size()) {
      throw new IllegalArgumentException("An object is declared twice: " + ids);
    }
  }

  private static void known(Set<String> features, Map<String, Object> declared) {
    for (String key : declared.keySet()) {
      if (!features.contains(key)) {
        throw new IllegalArgumentException("Not known here: (" + key + ") of kustomize.");
      }
    }
  }

  private static List<Map<String, Object>> maps(Map<String, Object> declared, String key) {
    Object value = declared.get(key);
    if (value == null) {
      return List.of();
    }
    return value instanceof Map ? List.of(Yaml.map(value)) : Yaml.maps(value);
  }

  @SuppressWarnings("unchecked") // these lists hold strings
  private static List<String> strings(Map<String, Object> declared, String key) {
    return (List<String>) declared.getOrDefault(key, List.of());
  }
}
