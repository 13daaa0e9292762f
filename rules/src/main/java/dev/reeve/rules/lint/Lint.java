package dev.reeve.rules.lint;

import dev.reeve.policy.source.SourceTree;
import dev.reeve.rules.Policy;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds what a release may hold, but its author hardly means. */
public final class Lint {
  private Lint() {}

  /**
   * Every warning about a release, by position.
   *
   * @param policy the release
   * @param policyFiles the policy YAML that it came from
   */
  public static List<Warning> warnings(Policy policy, SourceTree policyFiles) {
    return Stream.of(
            UnusedNames.warnings(policy, new Declarations(policyFiles)),
            NeverFires.warnings(policy),
            Contradictions.warnings(policy.rules()))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(warning -> warning.problem().position()))
        .toList();
  }
}
