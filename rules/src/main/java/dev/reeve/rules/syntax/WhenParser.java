package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands between {@code when} and {@code then}. */
final class WhenParser {
  private static final String EXPECTED =
      "A condition is like: Account( strikes90d >= 2, verified == false )";

  private final TokenReader tokens;
  private final ConstraintParser constraints;

  WhenParser(TokenReader tokens) {
    this.tokens = tokens;
    this.constraints = new ConstraintParser(tokens);
  }

  /** One or more elements, up to the word {@code then}. */
  List<Element> elements() {
    List<Element> elements = new ArrayList<>();
    do {
      elements.add(element());
    } while (!tokens.peek().isWord("then"));
    return List.copyOf(elements);
  }

  private Element element() {
    Token first = tokens.peek();
    if (first.isSymbol("(")) {
      return group();
    }
    if (tokens.takeWord("not")) {
      Element.Pattern pattern = pattern();
      if (!pattern.fact().equals("Label")) {
        throw new Refused(
            first.position(),
            "(not) before fact (" + pattern.fact() + ") is not part of the rule language.",
            "Negate its constraints: write (!=), (not in), (<) or (!).");
      }
      return new Element.Absent(pattern, first.position());
    }
    return pattern();
  }

  private Element group() {
    Position position = tokens.take().position();
    List<Element> parts = new ArrayList<>(List.of(element()));
    String connective = tokens.peek().isWord("or") ? "or" : "and";
    while (tokens.takeWord(connective)) {
      parts.add(element());
    }
    if (tokens.peek().isWord("or") || tokens.peek().isWord("and")) {
      throw new Refused(
          tokens.position(), "(and) and (or) stand side by side.", "Group one with parentheses.");
    }
    tokens.expectSymbol(")", "Close the group with: )");
    return connective.equals("or")
        ? new Element.AnyOf(List.copyOf(parts), position)
        : new Element.AllOf(List.copyOf(parts), position);
  }

  private Element.Pattern pattern() {
    Token fact = tokens.peek();
    if (fact.isWord("and") || fact.isWord("or")) {
      throw new Refused(
          fact.position(),
          "(" + fact.text() + ") joins patterns only inside parentheses.",
          "Conditions that all must hold stand below each other; write ( A( ... ) or B( ... ) ) where one is enough.");
    }
    if (LeftOut.has(fact.text())) {
      throw tokens.unexpected(EXPECTED);
    }
    tokens.expect(Token.Kind.WORD, EXPECTED);
    tokens.expectSymbol("(", EXPECTED);
    constraints.count();
    List<Constraint> parts = new ArrayList<>();
    if (!tokens.peek().isSymbol(")")) {
      do {
        parts.add(constraints.constraint());
      } while (tokens.takeSymbol(","));
    }
    tokens.expectSymbol(
        ")", "Constraints are joined by a comma, (&&) or (||); the last one is followed by: )");
    return new Element.Pattern(
        fact.text(), List.copyOf(parts), tokens.textFrom(fact), fact.position());
  }
}
