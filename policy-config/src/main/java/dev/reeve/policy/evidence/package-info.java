/** The evidence schema and the wide fact that carries everything known about one event. */
@NullMarked
package dev.reeve.policy.evidence;

import org.jspecify.annotations.NullMarked;
