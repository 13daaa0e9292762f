package dev.reeve.models.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reeve.models.ModelCatalog;
import dev.reeve.models.manifest.ModelLoadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a language model. */
final class LlmManifestTest {
  @TempDir private Path folder;

  @Test
  void tellsWhatIsWrongWithAManifest() throws Exception {
    for (String endpoint :
        List.of(
            "http://models.example/v1",
            "ftp://localhost/",
            "https://user:secret@models.example/v1",
            "https:///v1",
            "not an address",
            "file:///etc/passwd")) {
      assertThat(problems(LlmFolder.MANIFEST.replace("ENDPOINT", endpoint)))
          .singleElement()
          .asString()
          .contains("is no address that content may be sent to");
    }
    String fine =
        LlmFolder.MANIFEST.replace("ENDPOINT", "https://models.example/v1/chat/completions");
    assertThat(problems(fine.replace("REEVE_LLM_KEY", "AWS_SECRET_ACCESS_KEY")))
        .singleElement()
        .asString()
        .contains("keyVariable (AWS_SECRET_ACCESS_KEY) is malformed");
    assertThat(problems(fine.replace("answerTokens: 50", "answerTokens: 0.5")))
        .singleElement()
        .asString()
        .contains("answerTokens (0.5) is no whole number");
    Files.delete(folder.resolve("odd/prompt.GLOBAL.md"));
    ModelLoadException refusal =
        catchThrowableOfType(ModelLoadException.class, () -> ModelCatalog.load(folder).close());
    assertThat(refusal).hasMessageContaining("there is no prompt (prompt.GLOBAL.md)");
  }

  private List<String> problems(String manifest) throws Exception {
    new LlmFolder(folder).write(manifest);
    try (ModelCatalog catalog = ModelCatalog.load(folder)) {
      return List.of();
    } catch (ModelLoadException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }
}
