/** Scores of the models that some rule could need. */
@NullMarked
package dev.reeve.service.score;

import org.jspecify.annotations.NullMarked;
