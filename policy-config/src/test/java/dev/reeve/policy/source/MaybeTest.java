package dev.reeve.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaybeTest {

  @Test
  void namesTheNearest() {
    assertThat(Maybe.advice("text-toxisity", List.of("text-toxicity", "image-nudity")))
        .isEqualTo("Maybe you meant (text-toxicity)?");
    assertThat(Maybe.advice("Remove", List.of("remove", "review")))
        .isEqualTo("Maybe you meant (remove)?");
  }

  @Test
  void listsWhatThereIsWhenNothingIsNear() {
    assertThat(Maybe.advice("us", List.of("in", "eu"))).isEqualTo("Known: (eu, in).");
    assertThat(Maybe.advice("x", List.of())).isEqualTo("There is none yet.");
  }

  @Test
  void guessesNothingFromATextThatIsNoName() {
    String name = "n".repeat(201);
    assertThat(Maybe.advice(name, List.of(name + "n"))).isEqualTo("Known: (" + name + "n).");
  }

  @Test
  void measuresDistanceWithoutCase() {
    assertThat(Maybe.distance("kitten", "SITTING")).isEqualTo(3);
    assertThat(Maybe.distance("", "abc")).isEqualTo(3);
  }
}
