package dev.reeve.rules.syntax;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the attributes of a rule. */
final class AttributeParser {
  private static final String ENABLED = "enabled";
  private static final Set<String> DATES = Set.of("date-effective", "date-expires");

  private final TokenReader tokens;

  AttributeParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  /** The attributes that stand next, by name. */
  Map<String, Attribute> attributes() {
    Map<String, Attribute> attributeByName = new LinkedHashMap<>();
    while (isAttribute()) {
      Token first = tokens.peek();
      Attribute attribute = attribute();
      if (attributeByName.put(attribute.name(), attribute) != null) {
        throw new Refused(
            first.position(),
            "attribute (" + attribute.name() + ") is there twice.",
            "Delete one.");
      }
    }
    if (!attributeByName.isEmpty() && tokens.peek().isSymbol("@")) {
      throw tokens.unexpected("Write the annotations before the attributes.");
    }
    return attributeByName;
  }

  private boolean isAttribute() {
    return tokens.peek().isWord(ENABLED)
        || tokens.peek().kind() == Token.Kind.WORD && DATES.contains(tokens.hyphenated());
  }

  private Attribute attribute() {
    if (tokens.takeWord(ENABLED)) {
      String expected = "Write like: enabled false";
      Token value = tokens.expect(Token.Kind.WORD, expected);
      if (!value.isWord("true") && !value.isWord("false")) {
        throw LeftOut.refuse(value, value.text(), expected);
      }
      return new Attribute(ENABLED, value.text(), value.position());
    }
    String name = tokens.hyphenated();
    tokens.take();
    tokens.take();
    tokens.take();
    Token value = tokens.expect(Token.Kind.STRING, "Write like: " + name + " \"2026-01-31\"");
    return new Attribute(name, value.text(), value.position());
  }
}
