package dev.reeve.models;

import dev.reeve.models.ModelManifest.Adapter;
import dev.reeve.models.ModelManifest.DataSource;
import dev.reeve.models.ModelManifest.ElementType;
import dev.reeve.models.ModelManifest.Fallback;
import dev.reeve.models.ModelManifest.GoldenVector;
import dev.reeve.models.ModelManifest.Label;
import dev.reeve.models.ModelManifest.Network;
import dev.reeve.models.ModelManifest.Operation;
import dev.reeve.models.ModelManifest.Signature;
import dev.reeve.models.ModelManifest.Tensor;
import dev.reeve.models.ModelManifest.Tier;
import dev.reeve.policy.source.Problem;
import dev.reeve.policy.source.Problems;
import dev.reeve.policy.source.SourceTree;
import dev.reeve.policy.yaml.YamlFile;
import dev.reeve.policy.yaml.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code manifest.yaml} into a validated manifest, or says everything that is wrong with it.
 */
final class ManifestReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,62}");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private final Problems problems;

  private ManifestReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a manifest.
   *
   * @param path shown in problems
   */
  static ModelManifest read(String path, String yaml) throws ModelLoadException {
    Problems problems = new Problems();
    Optional<ModelManifest> manifest =
        YamlFile.read(SourceTree.of(Map.of(path, yaml)), path, problems)
            .map(root -> new ManifestReader(problems).manifest(root));
    List<Problem> found = problems.all();
    return manifest
        .filter(complete -> found.isEmpty())
        .orElseThrow(() -> new ModelLoadException(found));
  }

  private ModelManifest manifest(YamlMap root) {
    Signature signature = new Signature(tensors(root, "inputs"), tensors(root, "outputs"));
    List<Label> labels = new LabelsReader(signature, problems).read(root);
    ModelManifest manifest =
        new ModelManifest(
            matching(root, "id", ID),
            root.text("version"),
            new Network(matching(root, "file", FILE), matching(root, "digest", DIGEST)),
            operation(root),
            root.text("owner"),
            root.text("description"),
            signature,
            labels,
            each(root, "data", ManifestReader::dataSource),
            each(root, "golden", vector -> goldenVector(vector, labels)));
    root.refuseOthers();
    return manifest;
  }

  private Operation operation(YamlMap root) {
    if (!root.has("timeout")) {
      problems.add(root.position(), "key (timeout) is missing.", "Maybe (timeout: 100ms).");
    }
    return new Operation(
        root.oneOf("adapter", byName(Adapter.values())).orElse(Adapter.TEXT),
        root.oneOf("tier", byName(Tier.values())).orElse(Tier.CHEAP),
        root.duration("timeout").orElse(Duration.ZERO),
        root.oneOf("fallback", byName(Fallback.values())).orElse(Fallback.UNAVAILABLE));
  }

  private List<Tensor> tensors(YamlMap root, String key) {
    return each(
        root,
        key,
        tensor ->
            new Tensor(
                tensor.text("name"),
                tensor.oneOf("type", byName(ElementType.values())).orElse(ElementType.FLOAT),
                ManifestLists.wholeNumbers(tensor, "shape", problems)));
  }

  private static DataSource dataSource(YamlMap source) {
    return new DataSource(source.text("source"), source.text("licence"));
  }

  private static GoldenVector goldenVector(YamlMap vector, List<Label> labels) {
    Map<String, Double> scoreByLabel = new LinkedHashMap<>();
    vector
        .map("scores")
        .ifPresent(
            scores -> {
              labels.forEach(label -> scoreByLabel.put(label.name(), scores.number(label.name())));
              scores.refuseOthers();
            });
    return new GoldenVector(new ModelInput.Text(vector.text("text")), scoreByLabel);
  }

  private String matching(YamlMap map, String key, Pattern pattern) {
    String text = map.text(key);
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      problems.add(
          map.position(key), key + " (" + text + ") is malformed.", "It looks like: " + pattern);
    }
    return text;
  }

  private <T> List<T> each(YamlMap map, String key, Function<YamlMap, T> reading) {
    List<T> values = new ArrayList<>();
    for (YamlMap item : ManifestLists.maps(map, key, problems)) {
      values.add(reading.apply(item));
      item.refuseOthers();
    }
    return values;
  }

  private static <E extends Enum<E>> Map<String, E> byName(E[] constants) {
    return Arrays.stream(constants)
        .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
  }
}
