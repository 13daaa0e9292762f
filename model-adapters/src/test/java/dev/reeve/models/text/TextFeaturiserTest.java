package dev.reeve.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reeve.models.ParityTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextFeaturiserTest {
  private static final int PER_TOKEN = TextFeaturiser.IDS_PER_TOKEN;

  static Stream<JsonNode> parityTexts() {
    return ParityTexts.all();
  }

  @ParameterizedTest
  @MethodSource("parityTexts")
  void givesTheIdsOfTheTrainingSide(JsonNode wanted) {
    EncodedText encoded = TextFeaturiser.encode(wanted.get("text").asText());

    assertThat(encoded.tokens()).isEqualTo(wanted.get("tokens").asInt());
    List<List<Long>> ids = new ArrayList<>();
    wanted.get("ids").forEach(row -> ids.add(longs(row)));
    for (int token = 0; token < ids.size(); token++) {
      assertThat(idsOf(encoded, token)).as("token %d", token).isEqualTo(ids.get(token));
    }
    List<Long> bigrams = longs(wanted.get("bigrams"));
    assertThat(Arrays.stream(encoded.bigrams()).limit(bigrams.size()).boxed().toList())
        .isEqualTo(bigrams);
    assertThat(Arrays.stream(TextFeaturiser.windowStarts(encoded.tokens())).asLongStream().boxed())
        .containsExactlyElementsOf(longs(wanted.get("starts")));
  }

  @Test
  void parityFixtureIsLargeEnough() {
    assertThat(parityTexts().count()).isGreaterThanOrEqualTo(60);
  }

  @Test
  void seesThroughZeroWidthCharactersAndSpelledWords() {
    assertThat(Tokens.of("id\u200biot")).containsExactly("idiot");
    assertThat(Tokens.of("you i d i o t")).containsExactly("you", "idiot");
    assertThat(Tokens.of("ＩＤＩＯＴ!!!")).containsExactly("idiot");
  }

  @Test
  void keepsQuotationMarksAndOneOfARowOfSymbols() {
    assertThat(Tokens.of("he said \u201cgo home\u201d 😂😂😂"))
        .containsExactly("he", "said", "\"", "go", "home", "\"", "😂");
  }

  @Test
  void keepsStarsInsideWordsOnly() {
    assertThat(Tokens.of("sh*t f*** **bold** 'quoted'"))
        .containsExactly("sh*t", "f***", "bold", "quoted");
  }

  @Test
  void standsInForAddressesAndNames() {
    assertThat(Tokens.of("@bob see https://example.org/x?y now"))
        .containsExactly(Tokens.USER, "see", Tokens.URL, "now");
  }

  @Property
  void anyTextGivesIdsInRange(@ForAll @StringLength(max = 400) String text) {
    EncodedText encoded = TextFeaturiser.encode(text);

    assertThat(encoded.tokens()).isPositive();
    assertThat(LongStream.concat(Arrays.stream(encoded.ids()), Arrays.stream(encoded.bigrams())))
        .allMatch(id -> id >= 0 && id < TextFeaturiser.TABLE_SIZE);
    for (int token = 0; token < encoded.tokens(); token++) {
      assertThat(encoded.ids()[token * PER_TOKEN]).isPositive();
    }
  }

  @Property
  void windowsCoverTheFirstAndTheLastToken(
      @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 30_000) int tokens) {
    int[] starts = TextFeaturiser.windowStarts(tokens);

    assertThat(starts[0]).isZero();
    assertThat(starts[starts.length - 1]).isEqualTo(Math.max(0, tokens - TextFeaturiser.WINDOW));
    assertThat(starts.length).isLessThanOrEqualTo(TextFeaturiser.MAX_WINDOWS);
  }

  @Test
  void leavesNoGapInTwentyThousandCharactersOfOrdinaryWords() {
    int[] starts = TextFeaturiser.windowStarts(4_000);

    for (int window = 1; window < starts.length; window++) {
      assertThat(starts[window] - starts[window - 1]).isLessThanOrEqualTo(TextFeaturiser.WINDOW);
    }
  }

  private static List<Long> idsOf(EncodedText encoded, int token) {
    return Arrays.stream(encoded.ids(), token * PER_TOKEN, (token + 1) * PER_TOKEN)
        .filter(id -> id != 0)
        .boxed()
        .toList();
  }

  private static List<Long> longs(JsonNode array) {
    List<Long> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asLong()));
    return values;
  }
}
