package dev.reeve.rules.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reeve.policy.PolicyConfig;
import dev.reeve.policy.evidence.Evidence;
import dev.reeve.policy.source.SourceException;
import dev.reeve.policy.source.SourceTree;
import dev.reeve.policy.threshold.Threshold;
import dev.reeve.rules.Explanation;
import dev.reeve.rules.Policy;
import dev.reeve.rules.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Generated rules fire when stock Drools fires them. */
@Tag("slow")
class SameAsStockDroolsTest {
  private static final int RULES = Integer.getInteger("reeve.differential.rules", 60);
  private static final int SAMPLES = Integer.getInteger("reeve.differential.samples", 200);
  private static final PolicyConfig CONFIG = Vocabulary.config();

  @Property(tries = 2, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void firesTheRulesThatStockDroolsFires(
      @ForAll("ruleSets") List<String> rules,
      @ForAll("markets") List<String> markets,
      @ForAll long seed)
      throws SourceException {
    compare(rules, markets, seed);
  }

  @Provide
  Arbitrary<List<String>> ruleSets() {
    return RuleTexts.conditions().list().ofSize(RULES);
  }

  /** Markets with the same thresholds, as stock Drools has their numbers in the text. */
  @Provide
  Arbitrary<List<String>> markets() {
    return Arbitraries.of(List.of("DE"), List.of("FR", "IN", "US"));
  }

  private static void compare(List<String> rules, List<String> markets, long seed)
      throws SourceException {
    Map<String, String> files = RuleTexts.files(rules);
    Policy reeve = Policy.compile(CONFIG, SourceTree.of(files));
    StockDrools stock = new StockDrools(files, name -> threshold(name, markets.getFirst()));
    Random random = new Random(seed);
    Map<String, Sample> differences = new TreeMap<>();
    for (int i = 0; i < SAMPLES; i++) {
      Sample sample = Sample.random(random, markets);
      Set<String> expected = stock.fired(sample);
      Evidence evidence = sample.evidence();
      difference(expected, fired(reeve, evidence)).forEach(id -> differences.put(id, sample));
      difference(expected, explained(reeve, evidence)).forEach(id -> differences.put(id, sample));
    }
    assertThat(differences.entrySet())
        .as("rules that fire in one engine only, with a sample for each")
        .extracting(entry -> told(rules, entry.getKey(), entry.getValue()))
        .isEmpty();
  }

  private static double threshold(String name, String market) {
    return CONFIG
        .thresholds()
        .resolve(name, CONFIG.regions().chain(market))
        .map(Threshold::value)
        .orElseThrow();
  }

  private static Set<String> fired(Policy policy, Evidence evidence) {
    return policy.evaluate(evidence).firings().stream()
        .map(firing -> firing.reason().rule())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> explained(Policy policy, Evidence evidence) {
    return policy.explain(evidence).rules().stream()
        .filter(rule -> rule.outcome() == Explanation.Outcome.FIRED)
        .map(rule -> rule.reason().rule())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> difference(Set<String> one, Set<String> other) {
    Set<String> difference = new TreeSet<>(one);
    difference.addAll(other);
    difference.removeIf(id -> one.contains(id) && other.contains(id));
    return difference;
  }

  private static String told(List<String> rules, String id, Sample sample) {
    int index = Integer.parseInt(id.substring(id.indexOf('-') + 1));
    return rules.get(index) + "\n" + sample.values();
  }
}
