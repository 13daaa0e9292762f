package dev.reeve.service.score;

import dev.reeve.policy.evidence.Evidence;
import java.util.List;

/**
 * Evidence with scores.
 *
 * @param evidence the evidence that rules judge
 * @param runs the models that ran
 */
public record Scored(Evidence evidence, List<ModelRun> runs) {}
