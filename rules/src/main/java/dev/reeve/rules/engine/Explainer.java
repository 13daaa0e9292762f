package dev.reeve.rules.engine;

import dev.reeve.policy.evidence.Evidence;
import dev.reeve.policy.evidence.Slot;
import dev.reeve.rules.ConditionValue;
import dev.reeve.rules.Explanation.OfRule;
import dev.reeve.rules.Explanation.Outcome;
import dev.reeve.rules.condition.Bound;
import dev.reeve.rules.condition.Condition;
import dev.reeve.rules.condition.Test;
import dev.reeve.rules.condition.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks the conditions of a rule over evidence, to tell what became of it and why. */
final class Explainer {
  private final Evidence evidence;

  Explainer(Evidence evidence) {
    this.evidence = evidence;
  }

  /** What became of a live rule. */
  OfRule live(LiveRule live) {
    Outcome outcome =
        switch (live.condition().truth(evidence)) {
          case TRUE -> Outcome.FIRED;
          case FALSE -> Outcome.NOT_FIRED;
          case UNKNOWN -> Outcome.UNKNOWN;
        };
    return new OfRule(live.rule().reason(), outcome, Optional.empty(), values(live.condition()));
  }

  /** A rule that another one replaces. */
  OfRule overridden(LiveRule live, String by) {
    return new OfRule(
        live.rule().reason(), Outcome.OVERRIDDEN, Optional.of(by), values(live.condition()));
  }

  private List<ConditionValue> values(Condition condition) {
    List<ConditionValue> values = new ArrayList<>();
    condition.forEachLeaf(leaf -> values.add(value(leaf)));
    return List.copyOf(values);
  }

  private ConditionValue value(Condition.Leaf leaf) {
    Slot slot = leaf.test().slot();
    Truth truth = leaf.truth(evidence);
    return new ConditionValue(
        leaf.text(),
        leaf.position(),
        slot.field().path(),
        evidence.isKnown(slot) ? Optional.of(evidence.value(slot)) : Optional.empty(),
        evidence.unknown(slot),
        bound(leaf.test()),
        truth);
  }

  private static Optional<Double> bound(Test test) {
    return test instanceof Test.Compared compared && compared.bound() instanceof Bound.Fixed fixed
        ? Optional.of(fixed.value())
        : Optional.empty();
  }
}
