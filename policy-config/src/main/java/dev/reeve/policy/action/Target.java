package dev.reeve.policy.action;

/** What an action is done to. */
public enum Target {
  /** The piece of content that the event carries. */
  CONTENT,
  /** The account that caused the event. */
  ACCOUNT
}
