package dev.reeve.service.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders that commands read.
 *
 * @param policy folder of policy YAML
 * @param rules folder of rule files
 * @param models folder of model folders
 */
public record CommandFolders(Path policy, Path rules, Path models) {

  /** The folders that the environment variables of the service name. */
  public static CommandFolders of(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("REEVE_HOME", "."));
    return new CommandFolders(
        folder(environment, "REEVE_POLICY_CONFIG").orElse(home.resolve("policy-config")),
        folder(environment, "REEVE_RULES").orElse(home.resolve("rules")),
        folder(environment, "REEVE_MODELS").orElse(home.resolve("model-adapters/models")));
  }

  private static Optional<Path> folder(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).map(Path::of);
  }
}
