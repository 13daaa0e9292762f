/** Rule text to syntax tree: everything that is not known is refused where it stands. */
@NullMarked
package dev.reeve.rules.syntax;

import org.jspecify.annotations.NullMarked;
