package dev.reeve.rules.check;

import dev.reeve.policy.source.Maybe;
import dev.reeve.policy.source.Position;
import dev.reeve.policy.source.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers what is wrong, so that all of it is told at once. */
final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  void add(Position position, String message, String advice) {
    problems.add(new Problem(position, message, advice));
  }

  /** Adds "Unknown kind (name)." with advice from what is known. */
  void unknown(Position position, String kind, String name, Collection<String> known) {
    add(position, "Unknown " + kind + " (" + name + ").", Maybe.advice(name, known));
  }

  /** The list that others add to. */
  List<Problem> list() {
    return problems;
  }

  int count() {
    return problems.size();
  }
}
