package dev.reeve.models.scoring;

/**
 * What a model that is paid by the call has used since it was loaded.
 *
 * @param requests calls of its endpoint
 * @param cacheHits answers that needed none
 * @param promptTokens tokens of the questions
 * @param answerTokens tokens of the answers
 * @param cost what they cost, in the currency of the manifest's price
 */
public record ModelUsage(
    long requests, long cacheHits, long promptTokens, long answerTokens, double cost) {}
