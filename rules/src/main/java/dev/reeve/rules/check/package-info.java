/** Syntax trees to rules: every name, type and value is checked against the policy vocabulary. */
@NullMarked
package dev.reeve.rules.check;

import org.jspecify.annotations.NullMarked;
