/** Source files of a release, positions in them, and the problems found there. */
@NullMarked
package dev.reeve.policy.source;

import org.jspecify.annotations.NullMarked;
