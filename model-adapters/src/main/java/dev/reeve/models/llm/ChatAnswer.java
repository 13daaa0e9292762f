package dev.reeve.models.llm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a language model answered: one number per label, and nothing else.
 *
 * @param scoreByLabel probabilities
 * @param promptTokens tokens of the question, as the endpoint counts; 0 if it does not say
 * @param answerTokens tokens of the answer
 */
record ChatAnswer(Map<String, Double> scoreByLabel, long promptTokens, long answerTokens) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final long MOST_TOKENS = 1_000_000_000;

  ChatAnswer {
    scoreByLabel = Map.copyOf(scoreByLabel);
  }

  /**
   * Reads the body of a response.
   *
   * @throws UnfitAnswerException if it is not of the schema that was asked for; the message holds
   *     nothing of it
   */
  static ChatAnswer read(byte[] body, Set<String> labels) throws UnfitAnswerException {
    JsonNode root = parse(body);
    JsonNode choice = root.path("choices").path(0);
    String end = choice.path("finish_reason").asText();
    JsonNode content = choice.path("message").path("content");
    if (!content.isTextual()) {
      throw new UnfitAnswerException("the answer has no content");
    }
    if (!end.equals("stop")) {
      throw new UnfitAnswerException("the answer was not brought to its end");
    }
    JsonNode usage = root.path("usage");
    return new ChatAnswer(
        scores(parse(content.asText().getBytes(StandardCharsets.UTF_8)), labels),
        tokens(usage, "prompt_tokens"),
        tokens(usage, "completion_tokens"));
  }

  private static JsonNode parse(byte[] json) throws UnfitAnswerException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UnfitAnswerException("the answer is not JSON");
    } catch (IOException e) {
      throw new UnfitAnswerException("the answer is unreadable");
    }
  }

  private static Map<String, Double> scores(JsonNode answer, Set<String> labels)
      throws UnfitAnswerException {
    if (!answer.isObject() || answer.size() != labels.size()) {
      throw new UnfitAnswerException("the answer is not of the schema");
    }
    Map<String, Double> scoreByLabel = new LinkedHashMap<>();
    for (String label : labels) {
      JsonNode score = answer.path(label);
      if (!score.isNumber() || !(score.asDouble() >= 0 && score.asDouble() <= 1)) {
        throw new UnfitAnswerException("the answer gives label (" + label + ") no probability");
      }
      scoreByLabel.put(label, score.asDouble());
    }
    return scoreByLabel;
  }

  private static long tokens(JsonNode usage, String key) {
    return Math.clamp(usage.path(key).asLong(), 0, MOST_TOKENS);
  }

  /** An answer that is no answer. */
  static final class UnfitAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitAnswerException(String message) {
      super(message);
    }
  }
}
