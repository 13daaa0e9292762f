package dev.reeve.rules.check;

import dev.reeve.policy.PolicyConfig;
import dev.reeve.policy.source.Problems;
import dev.reeve.rules.condition.Bound;
import dev.reeve.rules.syntax.Literal;
import java.util.List;
import java.util.Optional;

/** Checks that named thresholds have a number wherever a region's rules are live. */
final class ThresholdCheck {
  private final PolicyConfig config;
  private final List<String> markets;
  private final Problems problems;

  ThresholdCheck(PolicyConfig config, String region, Problems problems) {
    this.config = config;
    this.markets =
        config.regions().markets().stream()
            .filter(market -> config.regions().chain(market).contains(region))
            .toList();
    this.problems = problems;
  }

  Optional<Bound> bound(Literal.Threshold threshold) {
    String name = threshold.name();
    if (!config.thresholds().names().contains(name)) {
      UnknownName.add(
          problems, threshold.position(), "threshold", name, config.thresholds().names());
      return Optional.empty();
    }
    List<String> without =
        markets.stream()
            .filter(
                market ->
                    config.thresholds().resolve(name, config.regions().chain(market)).isEmpty())
            .toList();
    if (!without.isEmpty()) {
      problems.add(
          threshold.position(),
          "threshold (" + name + ") has no number in market (" + without.getFirst() + ").",
          "Declare it in policy-config/global/thresholds.yaml.");
      return Optional.empty();
    }
    return Optional.of(new Bound.Named(name));
  }
}
