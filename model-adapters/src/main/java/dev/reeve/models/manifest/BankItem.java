package dev.reeve.models.manifest;

/** An item of an embedding bank, not yet a vector in the space of its encoder. */
public sealed interface BankItem {

  /** A text that the encoder turns into a vector. */
  record OfText(String text) implements BankItem {}

  /** A vector that the encoder once gave. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record OfVector(float[] vector) implements BankItem {}
}
