package dev.reeve.service.release;

import dev.reeve.policy.source.SourceTree;
import dev.reeve.rules.Policy;
import dev.reeve.service.event.EventReader;

/**
 * A policy that passed every check, with the files it came from.
 *
 * @param policy the compiled policy
 * @param events reads events against its evidence schema
 * @param policyFiles the policy YAML it came from
 * @param ruleFiles the rule files and scenarios it came from
 */
public record Release(
    Policy policy, EventReader events, SourceTree policyFiles, SourceTree ruleFiles) {

  /** The digest that names the release. */
  public String digest() {
    return policy.digest();
  }
}
