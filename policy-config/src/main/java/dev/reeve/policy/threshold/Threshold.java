package dev.reeve.policy.threshold;

/**
 * A named number that rules compare scores and counters with.
 *
 * @param name dotted name, such as {@code hate.remove}
 * @param region region that declares or overrides it
 * @param value the value there
 * @param owner team that answers for it
 * @param description one sentence for people
 */
public record Threshold(
    String name, String region, double value, String owner, String description) {}
