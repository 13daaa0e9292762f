package dev.reeve.rules.engine;

import dev.reeve.rules.Period;
import dev.reeve.rules.Rule;
import dev.reeve.rules.condition.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule as it is live in one cell.
 *
 * @param rule the rule
 * @param condition its condition, thresholds replaced by their numbers there
 * @param folded what of the condition depends on the evidence there
 * @param overriders the rules that replace it there while they are in force, by id
 */
record LiveRule(Rule rule, Condition condition, Condition folded, List<Rule> overriders) {

  /** Whether a decision has to ask {@link #isLive} of it. */
  boolean isDated() {
    return !rule.period().equals(Period.ALWAYS) || !overriders.isEmpty();
  }

  /** Whether it takes part in no decision of the cell, whatever the time. */
  boolean isNeverLive() {
    return rule.isOff()
        || overriders.stream().anyMatch(other -> other.period().equals(Period.ALWAYS));
  }

  /** Whether it takes part in a decision of this time. */
  boolean isLive(Instant at) {
    return rule.isJudged(at) && overriddenBy(at).isEmpty();
  }

  /** The first rule that replaces it at this time. */
  Optional<Rule> overriddenBy(Instant at) {
    return overriders.stream().filter(other -> other.isJudged(at)).findFirst();
  }
}
