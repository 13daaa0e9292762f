/** Tests of lint. */
@NullMarked
package dev.reeve.rules.lint;

import org.jspecify.annotations.NullMarked;
