/**
 * A model folder as read and checked: the manifest, what it names, and every problem with its
 * place.
 */
@NullMarked
package dev.reeve.models.manifest;

import org.jspecify.annotations.NullMarked;
