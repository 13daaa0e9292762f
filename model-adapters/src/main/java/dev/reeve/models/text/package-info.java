/** Texts as models see them: tokens, hashed ids, folded terms. */
@NullMarked
package dev.reeve.models.text;

import org.jspecify.annotations.NullMarked;
