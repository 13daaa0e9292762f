package dev.reeve.models.network;

import dev.reeve.models.scoring.ModelInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of 4 to 40 words, no two of them equal. */
final class BenchmarkTexts {
  private static final String[] WORDS =
      ("you are an idiot and the soup was great I think we should meet at noon because nobody"
              + " reads this anyway my dear friend said that it is fine")
          .split(" ");

  private BenchmarkTexts() {}

  static List<ModelInput> of(int count) {
    Random random = new Random(7);
    List<ModelInput> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 4 + random.nextInt(37); word > 0; word--) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      texts.add(new ModelInput.Text(text + "#" + i));
    }
    return texts;
  }
}
