package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;
import java.util.List;
import java.util.Map;

/**
 * A rule as written.
 *
 * @param name the quoted name
 * @param position where the name begins
 * @param annotationByName its annotations
 * @param attributeByName its attributes
 * @param when what must hold, all of it; never empty
 * @param then what it proposes; never empty
 */
public record RuleSyntax(
    String name,
    Position position,
    Map<String, Annotation> annotationByName,
    Map<String, Attribute> attributeByName,
    List<Element> when,
    List<Statement> then) {}
