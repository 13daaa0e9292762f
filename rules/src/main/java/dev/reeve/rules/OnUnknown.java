package dev.reeve.rules;

/** What a rule does when its condition is unknown. */
public sealed interface OnUnknown {

  /** Nothing. */
  record Skip() implements OnUnknown {}

  /** It proposes that a person reviews the content. */
  record Review() implements OnUnknown {}

  /** It reads this number for each unknown score; it skips if other fields are unknown too. */
  record Fallback(double score) implements OnUnknown {}

  /** As the annotation writes it. */
  default String text() {
    return switch (this) {
      case Skip ignored -> "skip";
      case Review ignored -> "review";
      case Fallback fallback -> "fallback:" + fallback.score();
    };
  }
}
