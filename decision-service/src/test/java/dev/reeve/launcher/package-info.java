/**
 * What the launcher at the top level promises: it finds a JDK and Maven, builds what is stale, and
 * says what is missing.
 */
@NullMarked
package dev.reeve.launcher;

import org.jspecify.annotations.NullMarked;
