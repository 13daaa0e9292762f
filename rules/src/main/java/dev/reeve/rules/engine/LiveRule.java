package dev.reeve.rules.engine;

import dev.reeve.rules.Rule;
import dev.reeve.rules.condition.Condition;

/**
 * A rule as it is live in one cell.
 *
 * @param rule the rule
 * @param condition its condition, thresholds replaced by their numbers there
 * @param folded what of the condition depends on the evidence there
 */
record LiveRule(Rule rule, Condition condition, Condition folded) {}
