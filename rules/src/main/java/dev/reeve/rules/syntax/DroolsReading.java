package dev.reeve.rules.syntax;

import dev.reeve.policy.source.Position;
import dev.reeve.policy.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;

/**
 * What Drools' own parser reads in a file: the rule language stays a part of DRL because both must
 * read the same rules, with the same patterns, and nothing besides.
 */
final class DroolsReading {
  private DroolsReading() {}

  /** The differences between the two readings; none if they agree. */
  static List<Problem> compare(SourceText source, RuleFile file) {
    DrlParser parser = new DrlParser();
    try {
      PackageDescr drools = parser.parse(false, source.text());
      if (parser.hasErrors() || drools == null) {
        return parser.getErrors().stream().map(error -> problem(file, error)).toList();
      }
      return compare(drools, file);
    } catch (DroolsParserException e) {
      return List.of(
          new Problem(
              Position.startOf(file.path()), "Drools cannot read the file (" + e + ").", ""));
    }
  }

  private static Problem problem(RuleFile file, org.drools.drl.parser.DroolsError error) {
    Position position =
        error instanceof ParserError parserError
            ? new Position(
                file.path(),
                Math.max(1, parserError.getRow()),
                Math.max(1, parserError.getCol() + 1))
            : Position.startOf(file.path());
    return new Problem(position, "Drools cannot read the file (" + error.getMessage() + ").", "");
  }

  private static List<Problem> compare(PackageDescr drools, RuleFile file) {
    List<Problem> problems = new ArrayList<>();
    int others =
        Stream.of(
                drools.getImports(),
                drools.getFunctionImports(),
                drools.getAccumulateImports(),
                drools.getAttributes(),
                drools.getGlobals(),
                drools.getFunctions(),
                drools.getTypeDeclarations(),
                drools.getEntryPointDeclarations(),
                drools.getWindowDeclarations(),
                drools.getEnumDeclarations())
            .mapToInt(java.util.Collection::size)
            .sum();
    if (others > 0
        || drools.getUnit() != null
        || !drools.getName().equals(file.packageName())
        || drools.getRules().size() != file.rules().size()) {
      problems.add(differs(file.packagePosition(), drools.getName()));
      return problems;
    }
    for (int i = 0; i < file.rules().size(); i++) {
      if (!agrees(drools.getRules().get(i), file.rules().get(i))) {
        problems.add(differs(file.rules().get(i).position(), drools.getRules().get(i).getName()));
      }
    }
    return problems;
  }

  private static Problem differs(Position position, String name) {
    return new Problem(
        position,
        "Drools reads (" + name + ") in another way.",
        "Maybe a keyword of DRL stands as a name; write it more simply.");
  }

  private static boolean agrees(RuleDescr drools, RuleSyntax rule) {
    return drools.getClass() == RuleDescr.class
        && drools.getName().equals(rule.name())
        && agrees(drools.getAttributes(), rule.attributeByName())
        && drools.getParentName() == null
        && drools.getNamedConsequences().isEmpty()
        && drools.getAnnotationNames().equals(rule.annotationByName().keySet())
        && agrees(conjuncts(drools.getLhs()), conjuncts(rule.when()));
  }

  private static boolean agrees(
      Map<String, AttributeDescr> drools, Map<String, Attribute> attributeByName) {
    return drools.keySet().equals(attributeByName.keySet())
        && drools.values().stream()
            .allMatch(
                descr ->
                    descr
                        .getValue()
                        .equals(
                            Objects.requireNonNull(attributeByName.get(descr.getName())).value()));
  }

  private static boolean agrees(List<? extends BaseDescr> drools, List<Element> elements) {
    if (drools.size() != elements.size()) {
      return false;
    }
    for (int i = 0; i < elements.size(); i++) {
      if (!agrees(drools.get(i), elements.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean agrees(BaseDescr drools, Element element) {
    return switch (element) {
      case Element.Pattern pattern ->
          drools instanceof PatternDescr descr && agrees(descr, pattern);
      case Element.Absent absent ->
          drools instanceof NotDescr not && agrees(descrs(not), List.of(absent.pattern()));
      case Element.AnyOf any -> drools instanceof OrDescr or && agrees(descrs(or), any.parts());
      case Element.AllOf all when all.parts().size() == 1 -> agrees(drools, all.parts().getFirst());
      case Element.AllOf all ->
          drools instanceof AndDescr and && agrees(conjuncts(and), conjuncts(all.parts()));
    };
  }

  /** The parts of a conjunction, with those of conjunctions within: Drools flattens some. */
  private static List<BaseDescr> conjuncts(AndDescr and) {
    return descrs(and).stream()
        .flatMap(
            part -> part instanceof AndDescr inner ? conjuncts(inner).stream() : Stream.of(part))
        .toList();
  }

  private static List<Element> conjuncts(List<Element> elements) {
    return elements.stream()
        .flatMap(
            part ->
                part instanceof Element.AllOf all
                    ? conjuncts(all.parts()).stream()
                    : Stream.of(part))
        .toList();
  }

  @SuppressWarnings("unchecked") // every implementation holds BaseDescr
  private static List<BaseDescr> descrs(ConditionalElementDescr descr) {
    return (List<BaseDescr>) descr.getDescrs();
  }

  private static boolean agrees(PatternDescr drools, Element.Pattern pattern) {
    return drools.getObjectType().equals(pattern.fact())
        && drools.getIdentifier() == null
        && drools.getSource() == null
        && !drools.isQuery()
        && drools.getBehaviors().isEmpty()
        && drools.getConstraint().getDescrs().size() == pattern.constraints().size();
  }
}
