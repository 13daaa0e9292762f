package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;

/**
 * {@code date-effective "2026-01-31"} or {@code enabled false} on a rule.
 *
 * @param name its name
 * @param value the string, or {@code true} or {@code false}
 * @param position where the value begins
 */
public record Attribute(String name, String value, Position position) {}
