/** Scores that a language model gives, asked over HTTP. */
@NullMarked
package dev.reeve.models.llm;

import org.jspecify.annotations.NullMarked;
