package dev.reeve.rules.engine;

import dev.reeve.policy.evidence.Evidence;
import dev.reeve.rules.condition.Condition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.drools.model.DSL;
import org.drools.model.Model;
import org.drools.model.PatternDSL;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.internal.conf.AlphaRangeIndexThresholdOption;

/**
 * A Drools network over one wide fact: each rule is one pattern, and each condition at its top one
 * alpha node that rules share. Safe for concurrent use, as every evaluation has its own session.
 */
final class Network {
  private static final String PACKAGE = "reeve";

  /** How many ranges of one field are worth an index. */
  private static final int INDEX_FROM = 2;

  private final KieBase base;
  private final KieSessionConfiguration sessions;

  /** A network of these conditions; a rule's number is its place in the list. */
  Network(List<Condition> conditions) {
    ModelImpl model = new ModelImpl();
    Variable<Judged> judged = DSL.declarationOf(Judged.class, "judged");
    for (int i = 0; i < conditions.size(); i++) {
      model.addRule(rule(i, conditions.get(i), judged));
    }
    this.base = build(model);
    this.sessions = KieServices.get().newKieSessionConfiguration();
  }

  private static KieBase build(Model model) {
    return KieBaseBuilder.createKieBaseFromModel(
        model, KieBaseMutabilityOption.DISABLED, AlphaRangeIndexThresholdOption.get(INDEX_FROM));
  }

  private static Rule rule(int number, Condition condition, Variable<Judged> judged) {
    PatternDSL.PatternDef<Judged> pattern = PatternDSL.pattern(judged);
    for (Condition part : conjuncts(condition)) {
      AlphaNode.add(pattern, part);
    }
    return PatternDSL.rule(PACKAGE, "rule" + number)
        .build(pattern, DSL.on(judged).execute(fact -> fact.fired().set(number)));
  }

  private static List<Condition> conjuncts(Condition condition) {
    List<Condition> parts =
        condition instanceof Condition.All all
            ? new ArrayList<>(all.parts())
            : new ArrayList<>(List.of(condition));
    parts.sort(AlphaNode.SELECTIVE_FIRST);
    return parts;
  }

  /** The numbers of the rules whose condition holds, unknown slots read as zero, false or empty. */
  BitSet fired(Evidence evidence) {
    Judged judged = new Judged(evidence, new BitSet());
    KieSession session = base.newKieSession(sessions, null);
    try {
      session.insert(judged);
      session.fireAllRules();
    } finally {
      session.dispose();
    }
    return judged.fired();
  }
}
