package dev.reeve.rules.condition;

/** The number that a field is compared with. */
public sealed interface Bound {

  /** A number. */
  record Fixed(double value) implements Bound {}

  /** A named threshold, whose number depends on the market. */
  record Named(String threshold) implements Bound {}
}
