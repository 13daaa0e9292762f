package dev.reeve.policy.yaml;

import dev.reeve.policy.source.Position;
import java.util.List;

/**
 * A list in a YAML file.
 *
 * @param position where it begins
 * @param items its items in their order
 */
public record YamlList(Position position, List<YamlValue> items) implements YamlValue {

  @Override
  public String kind() {
    return "a list";
  }
}
