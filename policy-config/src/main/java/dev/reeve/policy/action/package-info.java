/** The action ladder: what can be done to content or an account, and how severe it is. */
@NullMarked
package dev.reeve.policy.action;

import org.jspecify.annotations.NullMarked;
