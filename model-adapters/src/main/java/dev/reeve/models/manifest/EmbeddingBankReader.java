package dev.reeve.models.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reeve.policy.source.Position;
import dev.reeve.policy.source.Problems;
import dev.reeve.policy.yaml.YamlMap;
import dev.reeve.policy.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the banks of texts and vectors that the labels of a manifest name. */
final class EmbeddingBankReader {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int MOST_BYTES = 24 << 20;
  private static final int MOST_ITEMS = 100_000;
  private static final int MOST_PROBLEMS = 20;
  private static final int LONGEST_VECTOR = 1_024;
  private static final int LONGEST_TEXT = 20_000;

  private final ModelFiles files;
  private final Problems problems;

  EmbeddingBankReader(ModelFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  ModelKind.EmbeddingBank read(YamlMap root) {
    Map<String, List<BankItem>> itemsByLabel = new LinkedHashMap<>();
    int count = 0;
    for (YamlMap label : ManifestLists.maps(root, "labels", problems)) {
      List<BankItem> items = new ArrayList<>();
      List<YamlText> lists = label.texts("items");
      if (lists.isEmpty()) {
        problems.add(
            label.position("items"), "label has no items.", "Name them: items: [known.jsonl].");
      }
      lists.forEach(list -> items.addAll(items(list)));
      count += items.size();
      itemsByLabel.put(label.text("name"), items);
    }
    if (count > MOST_ITEMS) {
      problems.add(
          root.position("labels"),
          "banks hold (" + count + ") items.",
          "At most (" + MOST_ITEMS + ") are read.");
    }
    return new ModelKind.EmbeddingBank(root.text("encoder"), root.text("output"), itemsByLabel);
  }

  private List<BankItem> items(YamlText list) {
    List<BankItem> items = new ArrayList<>();
    int before = problems.count();
    int number = 0;
    String all = files.text(list.text(), MOST_BYTES, list.position(), problems).orElse("").strip();
    for (String line : all.isEmpty() ? new String[0] : all.split("\\r?\\n", -1)) {
      Position at = new Position(files.shown(list.text()), ++number, 1);
      if (problems.count() - before < MOST_PROBLEMS && !line.isBlank()) {
        item(line, at).ifPresent(items::add);
      }
    }
    if (items.isEmpty() && problems.count() == before) {
      problems.add(
          Position.startOf(files.shown(list.text())), "bank is empty.", "Give it one item.");
    }
    return items;
  }

  private Optional<BankItem> item(String line, Position at) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      problems.add(at, "item is not JSON.", "One object a line: {\"text\": \"...\"}.");
      return Optional.empty();
    }
    Set<String> keys = new TreeSet<>();
    json.fieldNames().forEachRemaining(keys::add);
    keys.remove("id");
    JsonNode text = json.path("text");
    if (keys.equals(Set.of("text")) && text.isTextual() && !text.asText().isBlank()) {
      if (text.asText().length() <= LONGEST_TEXT) {
        return Optional.of(new BankItem.OfText(text.asText()));
      }
      problems.add(at, "text has (" + text.asText().length() + ") characters.", "Cut it.");
      return Optional.empty();
    }
    Optional<float[]> vector = vector(json.path("vector"));
    if (!keys.equals(Set.of("vector")) || vector.isEmpty()) {
      problems.add(
          at,
          "item is neither a text nor a vector.",
          "Write {\"id\": \"...\", \"text\": \"...\"} or {\"id\": \"...\", \"vector\": [...]}, of"
              + " finite numbers that are not all zero.");
      return Optional.empty();
    }
    return Optional.of(new BankItem.OfVector(vector.get()));
  }

  private static Optional<float[]> vector(JsonNode json) {
    float[] vector = new float[json.size()];
    double length = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] =
          json.get(i) != null && json.get(i).isNumber() ? json.get(i).floatValue() : Float.NaN;
      length += (double) vector[i] * vector[i];
    }
    boolean fine =
        json.isArray() && vector.length <= LONGEST_VECTOR && length > 0 && length < Float.MAX_VALUE;
    return fine ? Optional.of(vector) : Optional.empty();
  }
}
