package dev.reeve.service.shadow;

import java.util.List;
import java.util.SortedMap;

/**
 * What a candidate would have done on the events that the model which serves has scored.
 *
 * @param model id of the model
 * @param serving the version that serves
 * @param servingDigest digest of what gives its scores
 * @param candidate the version on trial
 * @param candidateDigest digest of what gives its scores
 * @param events events that both were given
 * @param unavailable events of them for which the candidate gave no score
 * @param labels how the scores lie, by label
 * @param flips events whose verdict would have had other actions
 * @param flipsByMarket those events by market
 * @param flipsByRule the rules whose firing would have differed, with how often
 */
public record ShadowReport(
    String model,
    String serving,
    String servingDigest,
    String candidate,
    String candidateDigest,
    long events,
    long unavailable,
    List<LabelComparison> labels,
    long flips,
    SortedMap<String, Long> flipsByMarket,
    SortedMap<String, Long> flipsByRule) {}
