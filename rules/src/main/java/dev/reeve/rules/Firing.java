package dev.reeve.rules;

import java.util.List;

/**
 * A rule that fired.
 *
 * @param reason the rule
 * @param conditions its conditions with their values; empty in a verdict, see {@link
 *     Policy#explain}
 */
public record Firing(Reason reason, List<ConditionValue> conditions) {}
