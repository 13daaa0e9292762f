/** Lint: what is allowed in a release, but is hardly what its author means. */
@NullMarked
package dev.reeve.rules.lint;

import org.jspecify.annotations.NullMarked;
