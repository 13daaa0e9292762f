package dev.reeve.policy.action;

import java.time.Duration;

/**
 * A kind of strike that rules may give an account.
 *
 * @param id name of the policy area, such as {@code hate}
 * @param expires how long a strike counts
 * @param description one sentence for people
 */
public record StrikeKind(String id, Duration expires, String description) {}
