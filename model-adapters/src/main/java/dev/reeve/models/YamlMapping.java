package dev.reeve.models;

import dev.reeve.policy.source.Maybe;
import dev.reeve.policy.source.Position;
import dev.reeve.policy.source.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML mapping, read field by field. What is missing or wrong becomes a problem with its place,
 * a stand-in value is given, and reading goes on: all problems come to light at once.
 */
final class YamlMapping {
  private final String file;
  private final List<Problem> problems;
  private final Position start;
  private final Map<String, Node> nodeByField = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  YamlMapping(String file, Node node, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
    this.start = position(node);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else {
      problems.add(new Problem(start, "fields expected", "Write (name: value) here."));
    }
  }

  private void add(NodeTuple pair) {
    Node key = pair.getKeyNode();
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (name.isEmpty()) {
      problems.add(new Problem(position(key), "a field needs a name"));
    } else if (nodeByField.putIfAbsent(name, pair.getValueNode()) != null) {
      String message = "field (" + name + ") is given twice";
      problems.add(new Problem(position(key), message, "Keep one of them."));
    }
  }

  /** A text that is not blank. */
  String text(String field) {
    return parsed(field, "a text", raw -> raw.isBlank() ? Optional.empty() : Optional.of(raw), "");
  }

  /** A text that may be empty. */
  String anyText(String field) {
    return parsed(field, "a text", Optional::of, "");
  }

  double number(String field) {
    return parsed(field, "a number", YamlMapping::finite, 0.0);
  }

  int count(String field) {
    return parsed(field, "a whole number from 0", YamlMapping::natural, 0);
  }

  <E extends Enum<E>> E choice(String field, Class<E> type) {
    E[] constants = type.getEnumConstants();
    List<String> names =
        Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    String expected = "one of (" + String.join(", ", names) + ")";
    return parsed(
        field,
        expected,
        raw -> Optional.of(names.indexOf(raw)).filter(at -> at >= 0).map(at -> constants[at]),
        constants[0]);
  }

  <T> T parsed(String field, String expected, Function<String, Optional<T>> parser, T standIn) {
    return take(field).flatMap(node -> scalar(field, node, expected, parser)).orElse(standIn);
  }

  private <T> Optional<T> scalar(
      String field, Node node, String expected, Function<String, Optional<T>> parser) {
    @Nullable String raw = node instanceof ScalarNode scalar ? scalar.getValue() : null;
    Optional<T> value = raw == null ? Optional.empty() : parser.apply(raw);
    if (value.isEmpty()) {
      String message = field + " (" + (raw == null ? "a collection" : raw) + ") is not " + expected;
      problems.add(new Problem(position(node), message));
    }
    return value;
  }

  YamlMapping mapping(String field) {
    return take(field).map(node -> new YamlMapping(file, node, problems)).orElseGet(this::nothing);
  }

  /** A list of mappings; a missing or empty one is a problem. */
  List<YamlMapping> mappings(String field) {
    return items(field).stream().map(node -> new YamlMapping(file, node, problems)).toList();
  }

  List<Long> wholeNumbers(String field) {
    return items(field).stream()
        .flatMap(node -> scalar(field, node, "a whole number", YamlMapping::whole).stream())
        .toList();
  }

  private List<Node> items(String field) {
    Optional<Node> node = take(field);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof SequenceNode list && !list.getValue().isEmpty()) {
      return list.getValue();
    }
    problems.add(new Problem(position(node.get()), field + " needs a list with at least one item"));
    return List.of();
  }

  /** All fields of this mapping as numbers. */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    nodeByField.keySet().forEach(field -> numbers.put(field, number(field)));
    return numbers;
  }

  /** Reports the fields that nobody asked for. */
  void refuseOthers() {
    nodeByField.forEach(
        (field, node) -> {
          if (!asked.contains(field)) {
            String advice = Maybe.advice(field, asked);
            problems.add(new Problem(position(node), "unknown field (" + field + ").", advice));
          }
        });
  }

  /** Where the value of a field is, or where the mapping begins if it has none. */
  Position position(String field) {
    @Nullable Node node = nodeByField.get(field);
    return node == null ? start : position(node);
  }

  private Optional<Node> take(String field) {
    asked.add(field);
    @Nullable Node node = nodeByField.get(field);
    if (node == null) {
      problems.add(new Problem(start, "field (" + field + ") is missing"));
    }
    return Optional.ofNullable(node);
  }

  private YamlMapping nothing() {
    Node empty = new MappingNode(Tag.MAP, List.of(), DumperOptions.FlowStyle.BLOCK);
    return new YamlMapping(file, empty, new ArrayList<>());
  }

  private Position position(Node node) {
    return node.getStartMark() == null
        ? Position.startOf(file)
        : new Position(
            file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }

  private static Optional<Double> finite(String raw) {
    try {
      return Optional.of(Double.valueOf(raw)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> whole(String raw) {
    try {
      return Optional.of(Long.valueOf(raw));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> natural(String raw) {
    return whole(raw).filter(n -> n >= 0 && n <= Integer.MAX_VALUE).map(Long::intValue);
  }
}
