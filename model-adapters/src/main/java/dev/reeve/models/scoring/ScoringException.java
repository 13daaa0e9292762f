package dev.reeve.models.scoring;

import dev.reeve.policy.evidence.Unknown.Reason;

/** No score came of a run: it failed, or was not done in time. */
public final class ScoringException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** No score, for a reason; the detail is for people and holds no content of the event. */
  public ScoringException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** Why there is no score. */
  public Reason reason() {
    return reason;
  }

  /** What happened, without content of the event. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
