/** Conditions typed against the evidence schema, and their truth: true, false or unknown. */
@NullMarked
package dev.reeve.rules.condition;

import org.jspecify.annotations.NullMarked;
