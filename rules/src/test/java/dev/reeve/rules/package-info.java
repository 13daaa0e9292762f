/** Tests of policies as a whole, and the vocabulary that they share. */
@NullMarked
package dev.reeve.rules;

import org.jspecify.annotations.NullMarked;
