/** Evidence and a policy give a verdict: the rules of one release, and what they propose. */
@NullMarked
package dev.reeve.rules;

import org.jspecify.annotations.NullMarked;
