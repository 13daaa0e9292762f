package dev.reeve.rules.lint;

import dev.reeve.policy.action.Target;
import dev.reeve.rules.Consequence;
import dev.reeve.rules.Period;
import dev.reeve.rules.Rule;
import dev.reeve.rules.condition.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Pairs of rules of one region that fire together and want different things for one target. */
final class Contradictions {
  private final Map<Key, List<Rule>> rulesByKey = new HashMap<>();
  private final List<Warning> warnings = new ArrayList<>();

  private record Key(String region, Period period, String condition) {}

  private Contradictions() {}

  static List<Warning> warnings(List<Rule> rules) {
    Contradictions contradictions = new Contradictions();
    rules.stream().filter(Rule::acts).forEach(contradictions::rule);
    return contradictions.warnings;
  }

  private void rule(Rule rule) {
    List<Rule> alike =
        rulesByKey.computeIfAbsent(
            new Key(rule.region(), rule.period(), text(rule.condition())),
            ignored -> new ArrayList<>());
    for (Rule other : alike) {
      compare(rule, other);
    }
    alike.add(rule);
  }

  private void compare(Rule rule, Rule other) {
    Map<Target, String> others = actions(other);
    actions(rule)
        .forEach(
            (target, action) -> {
              String contrary = others.getOrDefault(target, action);
              if (!contrary.equals(action)) {
                add(
                    rule,
                    other,
                    "(%s), not (%s), for the %s".formatted(action, contrary, name(target)));
              }
            });
  }

  private void add(Rule rule, Rule other, String what) {
    warnings.add(
        Warning.ofRule(
            Check.CONTRADICTION,
            rule.position(),
            "rule (%s) has the conditions of rule (%s) at rules/%s, but proposes %s."
                .formatted(rule.id(), other.id(), other.position(), what),
            "Only one of them can win, always the same: delete the other or tell them apart."));
  }

  private static Map<Target, String> actions(Rule rule) {
    Map<Target, String> actionByTarget = new EnumMap<>(Target.class);
    for (Consequence consequence : rule.consequences()) {
      if (consequence instanceof Consequence.Propose propose) {
        actionByTarget.put(propose.target(), propose.kind());
      }
    }
    return actionByTarget;
  }

  private static String name(Target target) {
    return target.name().toLowerCase(Locale.ROOT);
  }

  /** A text that is equal for conditions that differ only in the order of their parts. */
  private static String text(Condition condition) {
    return switch (condition) {
      case Condition.Leaf leaf -> leaf.test().toString();
      case Condition.Constant constant -> constant.toString();
      case Condition.Not not -> "not(" + text(not.part()) + ")";
      case Condition.All all -> "all" + texts(all.parts());
      case Condition.Any any -> "any" + texts(any.parts());
    };
  }

  private static String texts(List<Condition> parts) {
    return parts.stream()
        .map(Contradictions::text)
        .sorted()
        .distinct()
        .collect(Collectors.joining("\n", "(", ")"));
  }
}
