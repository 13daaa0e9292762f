/** Scenarios: for each rule a case that it hits and one that it misses. */
@NullMarked
package dev.reeve.rules.scenario;

import org.jspecify.annotations.NullMarked;
