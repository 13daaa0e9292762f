package dev.reeve.service.decision;

import dev.reeve.rules.Explanation;
import java.util.List;

/**
 * A decision and why it came out so.
 *
 * @param decision the record as the journal keeps it
 * @param rules what each rule made of the evidence, with the values of its conditions
 * @param replay whether judging the evidence again gives the same verdict
 */
public record DecisionExplanation(
    DecisionRecord decision, List<Explanation.OfRule> rules, Replay replay) {

  /** What came of judging again. */
  public enum Replay {
    /** The same verdict, byte for byte. */
    EQUAL,
    /** Another verdict: the record or the release was altered, or evaluation has changed. */
    DIFFERENT,
    /** The release that judged is not archived here. */
    RELEASE_MISSING
  }
}
