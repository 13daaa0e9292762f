/**
 * The rule engine held against stock Drools: the same rules, the same evidence, the same firings.
 */
@NullMarked
package dev.reeve.rules.differential;

import org.jspecify.annotations.NullMarked;
