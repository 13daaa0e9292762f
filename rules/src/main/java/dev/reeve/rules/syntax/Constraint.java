package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;
import java.util.List;

/** What a pattern asks of the fields of its fact. */
public sealed interface Constraint {

  /** Where it begins. */
  Position position();

  /** All of them hold. */
  record And(List<Constraint> parts, Position position) implements Constraint {}

  /** One of them holds. */
  record Or(List<Constraint> parts, Position position) implements Constraint {}

  /** The part does not hold. */
  record Not(Constraint part, Position position) implements Constraint {}

  /** A boolean field by itself: {@code verified}. */
  record Bare(String field, String text, Position position) implements Constraint {}

  /**
   * A field and its operands.
   *
   * @param field name of the field
   * @param operator how they are compared
   * @param operands what with; exactly one unless the operator is {@code in} or {@code not in}
   * @param text as written
   * @param position where it begins
   */
  record Comparison(
      String field, Operator operator, List<Literal> operands, String text, Position position)
      implements Constraint {}
}
