package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;
import java.util.List;

/** A part of what stands between {@code when} and {@code then}. */
public sealed interface Element {

  /** Where it begins. */
  Position position();

  /**
   * {@code Fact( constraint, constraint )}.
   *
   * @param fact name of the fact
   * @param constraints what must hold, all of it
   * @param text as written
   * @param position where it begins
   */
  record Pattern(String fact, List<Constraint> constraints, String text, Position position)
      implements Element {}

  /** {@code not Fact( ... )}. */
  record Absent(Pattern pattern, Position position) implements Element {}

  /** {@code ( element or element )}. */
  record AnyOf(List<Element> parts, Position position) implements Element {}

  /** {@code ( element and element )}. */
  record AllOf(List<Element> parts, Position position) implements Element {}
}
