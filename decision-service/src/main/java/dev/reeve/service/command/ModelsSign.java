package dev.reeve.service.command;

import dev.reeve.models.ModelSigning;
import dev.reeve.models.manifest.ModelLoadException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code models sign}: writes the signature of a model folder into its manifest. */
final class ModelsSign {
  private final PrintStream out;

  ModelsSign(PrintStream out) {
    this.out = out;
  }

  int run(List<String> args) throws UsageException, IOException, ModelLoadException {
    if (args.isEmpty() || args.getFirst().startsWith("--")) {
      throw new UsageException(
          "the folder is missing.", "Write it like: models sign FOLDER --key FILE");
    }
    Options options = Options.of(args.subList(1, args.size())).allow(Set.of("--key"), Set.of());
    Path folder = Path.of(args.getFirst()).toAbsolutePath().normalize();
    String key = Files.readString(Path.of(options.required("--key", "models.key")));
    try {
      ModelSigning.sign(folder, key);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "the key cannot be used: " + e.getMessage() + ".",
          "Maybe make one: openssl genpkey -algorithm ed25519");
    }
    out.println("Signed " + folder.getFileName() + ".");
    return 0;
  }
}
