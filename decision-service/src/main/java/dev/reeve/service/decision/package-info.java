/** One decision from event to answer, and the ways to look at decisions afterwards. */
@NullMarked
package dev.reeve.service.decision;

import org.jspecify.annotations.NullMarked;
