package dev.reeve.service.risk;

import java.time.Duration;

/**
 * How Redis is talked to.
 *
 * @param timeout longest wait for an answer
 * @param connectTimeout longest wait for a connection
 * @param requestQueue most requests that wait for an answer
 */
public record RiskSettings(Duration timeout, Duration connectTimeout, int requestQueue) {

  /** Settings that suit a Redis in the same data centre. */
  public static RiskSettings standard() {
    return new RiskSettings(Duration.ofMillis(150), Duration.ofSeconds(2), 10_000);
  }
}
