/** The vocabulary of policy: regions, markets, actions, evidence, thresholds and model bindings. */
@NullMarked
package dev.reeve.policy;

import org.jspecify.annotations.NullMarked;
