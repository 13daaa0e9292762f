package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;
import java.util.List;

/**
 * {@code verdict.verb("argument", ...);}.
 *
 * @param verb what is called
 * @param arguments its string literals
 * @param position where the verb begins
 */
public record Statement(String verb, List<Literal.Text> arguments, Position position) {}
