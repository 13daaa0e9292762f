/** What is asked of any model and what it answers. */
@NullMarked
package dev.reeve.models.scoring;

import org.jspecify.annotations.NullMarked;
