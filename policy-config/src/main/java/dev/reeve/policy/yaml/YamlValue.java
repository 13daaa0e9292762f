package dev.reeve.policy.yaml;

import dev.reeve.policy.source.Position;

/** A value in a YAML file, with its place. */
public sealed interface YamlValue permits YamlText, YamlList, YamlMap {

  /** Where the value begins. */
  Position position();

  /** What the value is, for people: {@code a text}, {@code a list}, {@code a mapping}. */
  String kind();
}
