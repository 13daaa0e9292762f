/** Releases: compiled from plain folders, swapped while serving, archived by digest. */
@NullMarked
package dev.reeve.service.release;

import org.jspecify.annotations.NullMarked;
