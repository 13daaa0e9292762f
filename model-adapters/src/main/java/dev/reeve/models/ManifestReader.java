package dev.reeve.models;

import dev.reeve.models.ModelManifest.Adapter;
import dev.reeve.models.ModelManifest.Calibration;
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
import dev.reeve.policy.source.Maybe;
import dev.reeve.policy.source.Position;
import dev.reeve.policy.source.Problem;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads {@code manifest.yaml} into a validated manifest, or says everything that is wrong with it.
 */
final class ManifestReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,62}");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s)");

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  private ManifestReader(String file) {
    this.file = file;
  }

  /**
   * @param file path shown in problems
   */
  static ModelManifest read(String file, String yaml) throws ModelLoadException {
    ManifestReader reader = new ManifestReader(file);
    @Nullable ModelManifest manifest = reader.manifest(yaml);
    if (manifest == null || !reader.problems.isEmpty()) {
      throw new ModelLoadException(reader.problems);
    }
    return manifest;
  }

  private @Nullable ModelManifest manifest(String yaml) {
    @Nullable Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      Position where = new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
      problems.add(new Problem(where, "not YAML: " + e.getProblem()));
      return null;
    } catch (YAMLException e) {
      problems.add(new Problem(Position.startOf(file), "not YAML: " + e.getMessage()));
      return null;
    }
    if (root == null) {
      problems.add(new Problem(Position.startOf(file), "the manifest is empty"));
      return null;
    }
    return manifest(new YamlMapping(file, root, problems));
  }

  private ModelManifest manifest(YamlMapping root) {
    Signature signature = new Signature(tensors(root, "inputs"), tensors(root, "outputs"));
    List<Label> labels = labels(root, signature);
    ModelManifest manifest =
        new ModelManifest(
            matching(root, "id", ID, "an id of lower-case letters, digits and hyphens"),
            root.text("version"),
            new Network(
                matching(root, "file", FILE, "the name of a file in this folder"),
                matching(root, "digest", DIGEST, "sha256: and 64 hex digits")),
            operation(root),
            root.text("owner"),
            root.text("description"),
            signature,
            labels,
            root.mappings("data").stream().map(ManifestReader::dataSource).toList(),
            goldenVectors(root, labels));
    root.refuseOthers();
    return manifest;
  }

  private static Operation operation(YamlMapping root) {
    return new Operation(
        root.choice("adapter", Adapter.class),
        root.choice("tier", Tier.class),
        root.parsed(
            "timeout", "a time such as (250ms) or (2s)", ManifestReader::duration, Duration.ZERO),
        root.choice("fallback", Fallback.class));
  }

  private static List<Tensor> tensors(YamlMapping root, String field) {
    List<Tensor> tensors = new ArrayList<>();
    for (YamlMapping each : root.mappings(field)) {
      tensors.add(
          new Tensor(
              each.text("name"),
              each.choice("type", ElementType.class),
              each.wholeNumbers("shape")));
      each.refuseOthers();
    }
    return tensors;
  }

  private List<Label> labels(YamlMapping root, Signature signature) {
    List<Label> labels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMapping each : root.mappings("labels")) {
      Label label = label(each);
      if (!names.add(label.name())) {
        problems.add(
            new Problem(each.position("name"), "label (" + label.name() + ") is given twice"));
      }
      checkPlace(label, each, signature);
      labels.add(label);
    }
    return labels;
  }

  private static Label label(YamlMapping each) {
    YamlMapping calibration = each.mapping("calibration");
    Label label =
        new Label(
            matching(each, "name", ID, "a label of lower-case letters, digits and hyphens"),
            each.text("output"),
            each.count("column"),
            new Calibration(calibration.number("scale"), calibration.number("bias")),
            each.mapping("thresholds").numbers());
    calibration.refuseOthers();
    each.refuseOthers();
    return label;
  }

  private void checkPlace(Label label, YamlMapping each, Signature signature) {
    List<String> outputs = signature.outputs().stream().map(Tensor::name).toList();
    int at = outputs.indexOf(label.output());
    if (at < 0) {
      String message = "unknown output (" + label.output() + ").";
      String advice = Maybe.advice(label.output(), outputs);
      problems.add(new Problem(each.position("output"), message, advice));
      return;
    }
    Tensor output = signature.outputs().get(at);
    boolean inside = output.shape().size() == 2 && label.column() < output.shape().get(1);
    if (!inside || output.type() != ElementType.FLOAT) {
      String message =
          "column (%d) does not lie in output (%s) of type %s and shape %s"
              .formatted(label.column(), output.name(), output.type(), output.shape());
      String advice = "Scores lie in a float tensor of shape [-1, columns].";
      problems.add(new Problem(each.position("column"), message, advice));
    }
  }

  private static DataSource dataSource(YamlMapping each) {
    DataSource source = new DataSource(each.text("source"), each.text("licence"));
    each.refuseOthers();
    return source;
  }

  private List<GoldenVector> goldenVectors(YamlMapping root, List<Label> labels) {
    List<GoldenVector> vectors = new ArrayList<>();
    for (YamlMapping each : root.mappings("golden")) {
      YamlMapping scores = each.mapping("scores");
      Map<String, Double> scoreByLabel = new LinkedHashMap<>();
      labels.forEach(label -> scoreByLabel.put(label.name(), scores.number(label.name())));
      scores.refuseOthers();
      vectors.add(new GoldenVector(new ModelInput.Text(each.anyText("text")), scoreByLabel));
      each.refuseOthers();
    }
    return vectors;
  }

  private static String matching(
      YamlMapping mapping, String field, Pattern pattern, String expected) {
    Function<String, Optional<String>> parser =
        raw -> Optional.of(raw).filter(text -> pattern.matcher(text).matches());
    return mapping.parsed(field, expected, parser, "");
  }

  private static Optional<Duration> duration(String raw) {
    Matcher matcher = DURATION.matcher(raw);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        matcher.group(2).equals("ms") ? Duration.ofMillis(amount) : Duration.ofSeconds(amount);
    return Optional.of(duration).filter(Duration::isPositive);
  }
}
