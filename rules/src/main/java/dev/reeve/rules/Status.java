package dev.reeve.rules;

import java.time.Instant;

/** Whether a rule takes part in decisions. */
public sealed interface Status {

  /** It does. */
  record Live() implements Status {}

  /** It is judged, and the verdict says what it would have brought about; it changes nothing. */
  record Shadow() implements Status {}

  /**
   * It does not.
   *
   * @param reason why it was switched off
   * @param since when it was switched off
   */
  record Off(String reason, Instant since) implements Status {}
}
