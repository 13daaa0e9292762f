package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;
import java.util.List;

/**
 * The syntax tree of one rule file.
 *
 * @param path path in its source tree
 * @param packageName name of its package
 * @param packagePosition where that name begins
 * @param rules its rules, in order
 */
public record RuleFile(
    String path, String packageName, Position packagePosition, List<RuleSyntax> rules) {}
