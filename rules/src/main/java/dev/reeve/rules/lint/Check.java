package dev.reeve.rules.lint;

import java.util.Locale;

/** What lint asks. */
public enum Check {
  /** A threshold that no rule compares with. */
  UNUSED_THRESHOLD,
  /** A model of whose scores no rule reads any. */
  UNUSED_MODEL,
  /** A label of a model, whose score no rule reads while another of its labels is read. */
  UNUSED_SCORE,
  /** A kind of strike that no rule gives. */
  UNUSED_STRIKE,
  /** A label of accounts that no rule puts on or reads. */
  UNUSED_LABEL,
  /** A rule that fires in no market, whatever the evidence. */
  NEVER_FIRES,
  /** Two rules that fire together and want different things done to one target. */
  CONTRADICTION;

  /** The name for people and machines: {@code unused-threshold}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
