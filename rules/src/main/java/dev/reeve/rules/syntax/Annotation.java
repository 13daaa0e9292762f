package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;

/**
 * {@code @name("value")} on a rule.
 *
 * @param name name without the at sign
 * @param value the string
 * @param position where the value begins
 */
public record Annotation(String name, String value, Position position) {}
