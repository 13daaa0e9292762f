package dev.reeve.policy.yaml;

import dev.reeve.policy.source.Position;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A scalar in a YAML file, as it was written. What it means depends on who asks: {@code NO} is a
 * text where a market is asked for.
 *
 * @param position where it begins
 * @param text its characters, escapes resolved
 * @param plain whether it was written without quotes
 */
public record YamlText(Position position, String text, boolean plain) implements YamlValue {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][-+]?\\d{1,3})?");

  @Override
  public String kind() {
    if (isEmpty()) {
      return "empty";
    }
    return asNumber().isPresent() ? "a number" : asFlag().isPresent() ? "true or false" : "a text";
  }

  /** Whether it is no value at all, as after a key with nothing behind it. */
  public boolean isEmpty() {
    return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  /** The finite number that it is; empty for anything else. */
  public Optional<Double> asNumber() {
    return plain && NUMBER.matcher(text).matches()
        ? Optional.of(Double.valueOf(text)).filter(number -> !number.isInfinite())
        : Optional.empty();
  }

  /** The truth value that it is; empty for anything else. */
  public Optional<Boolean> asFlag() {
    return plain && (text.equals("true") || text.equals("false"))
        ? Optional.of(text.equals("true"))
        : Optional.empty();
  }

  /** The text that it is; empty if it is a number, a truth value or nothing. */
  public Optional<String> asText() {
    return isEmpty() || asNumber().isPresent() || asFlag().isPresent()
        ? Optional.empty()
        : Optional.of(text);
  }
}
