/**
 * Pictures as they come with events: bounded before they are decoded, then pixels, hashes and
 * codes.
 */
@NullMarked
package dev.reeve.models.picture;

import org.jspecify.annotations.NullMarked;
