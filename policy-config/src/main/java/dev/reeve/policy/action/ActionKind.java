package dev.reeve.policy.action;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A rung of the action ladder: what an action of this kind means wherever it is taken.
 *
 * @param id kebab-case name, such as {@code limit-reach}
 * @param targets what it can be done to; never empty
 * @param severity rank among the kinds for one target, higher is harsher; arbitration uses it last
 * @param duration how long it lasts unless a rule says otherwise; empty for as long as the target
 *     exists
 * @param reversible whether it can be undone without loss
 * @param appealable whether the person may appeal
 * @param dsaCategory value of the EU DSA transparency schema, such as {@code
 *     DECISION_VISIBILITY_CONTENT_REMOVED}; empty for actions that need no statement of reasons
 * @param description one sentence for people
 */
public record ActionKind(
    String id,
    Set<Target> targets,
    int severity,
    Optional<Duration> duration,
    boolean reversible,
    boolean appealable,
    Optional<String> dsaCategory,
    String description) {}
