package dev.reeve.rules;

import dev.reeve.policy.action.Target;
import java.time.Duration;
import java.util.Optional;

/**
 * What is done to one target.
 *
 * @param kind id of a kind of the action ladder
 * @param target what it is done to
 * @param duration how long it lasts; empty for as long as the target exists
 * @param detail what the kind leaves open, such as the label shown to viewers; empty for none
 * @param reason why
 */
public record Action(
    String kind,
    Target target,
    Optional<Duration> duration,
    Optional<String> detail,
    Reason reason) {}
