package dev.reeve.models.scoring;

/**
 * What a model that is paid by the call has used since it was loaded.
 *
 * @param answers calls of its endpoint that gave scores
 * @param failures calls that gave none: refused, late, or answered with something else
 * @param cacheHits answers that needed none
 * @param promptTokens tokens of the questions, as the endpoint counts, also of calls that failed
 *     but were paid
 * @param answerTokens tokens of the answers
 * @param cost what they cost, in the currency of the manifest's price
 */
public record ModelUsage(
    long answers,
    long failures,
    long cacheHits,
    long promptTokens,
    long answerTokens,
    double cost) {
  /** Nothing used. */
  public static final ModelUsage NONE = new ModelUsage(0, 0, 0, 0, 0, 0);

  /** This and further use. */
  public ModelUsage plus(ModelUsage further) {
    return new ModelUsage(
        answers + further.answers,
        failures + further.failures,
        cacheHits + further.cacheHits,
        promptTokens + further.promptTokens,
        answerTokens + further.answerTokens,
        cost + further.cost);
  }
}
