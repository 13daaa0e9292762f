package dev.reeve.policy.action;

import java.time.Duration;

/**
 * A label that rules may put on an account, and read from it.
 *
 * @param id kebab-case name, such as {@code spam-suspect}
 * @param expires how long it stays
 * @param description one sentence for people
 */
public record LabelKind(String id, Duration expires, String description) {}
