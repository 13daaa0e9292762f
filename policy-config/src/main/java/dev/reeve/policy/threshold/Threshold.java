package dev.reeve.policy.threshold;

/**
 * A named number that rules compare scores and counters with.
 *
 * @param name dotted name, such as {@code hate.remove}
 * @param region region that declares or overrides it
 * @param value the value there
 * @param unit what it counts, such as {@code days}; {@code probability} for a bound of scores
 * @param owner team that answers for it
 * @param description one sentence for people
 */
public record Threshold(
    String name, String region, double value, String unit, String owner, String description) {}
