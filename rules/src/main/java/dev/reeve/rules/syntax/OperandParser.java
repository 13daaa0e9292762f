package dev.reeve.rules.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads what a field is compared with. */
final class OperandParser {
  private static final String OPERAND =
      "An operand is a text in double quotes, a number, true, false or threshold(\"name\").";

  private final TokenReader tokens;

  OperandParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  /** The operands of {@code in} and {@code not in}. */
  List<Literal> list() {
    List<Literal> operands = new ArrayList<>();
    tokens.expectSymbol("(", "Values are listed like: in (\"de\", \"en\")");
    do {
      operands.add(one());
    } while (tokens.takeSymbol(","));
    tokens.expectSymbol(")", "Values are listed like: in (\"de\", \"en\")");
    return List.copyOf(operands);
  }

  /** One operand. */
  Literal one() {
    Token token = tokens.peek();
    boolean minus = tokens.takeSymbol("-");
    Literal literal =
        switch (tokens.peek().kind()) {
          case NUMBER -> number(minus, token);
          case STRING -> new Literal.Text(tokens.peek().text(), token.position());
          case WORD -> word(token);
          case SYMBOL, END_OF_FILE -> throw tokens.unexpected(OPERAND);
        };
    if (minus && !(literal instanceof Literal.Num)) {
      throw tokens.unexpected(OPERAND);
    }
    tokens.take();
    return literal;
  }

  private Literal number(boolean minus, Token first) {
    double value = Double.parseDouble(tokens.peek().text());
    // no negative zero: it would differ from zero in an index, and nowhere else
    return new Literal.Num(minus && value != 0 ? -value : value, first.position());
  }

  private Literal word(Token token) {
    if (token.isWord("true") || token.isWord("false")) {
      return new Literal.Bool(token.isWord("true"), token.position());
    }
    if (token.isWord("threshold") && tokens.peekSecond().isSymbol("(")) {
      tokens.take();
      tokens.take();
      Token name = tokens.expect(Token.Kind.STRING, "Write like: threshold(\"hate.remove\")");
      if (!tokens.peek().isSymbol(")")) {
        throw tokens.unexpected("Write like: threshold(\"hate.remove\")");
      }
      return new Literal.Threshold(name.text(), token.position());
    }
    throw tokens.unexpected(OPERAND);
  }
}
