/** The clauses of written policy that rules enforce. */
@NullMarked
package dev.reeve.policy.clause;

import org.jspecify.annotations.NullMarked;
