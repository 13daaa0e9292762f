package dev.reeve.models;

/** What a model judges. */
public sealed interface ModelInput {

  /** A text of any length; what is not well-formed Unicode reads as a space. */
  record Text(String text) implements ModelInput {}
}
