/** Which models feed which score slots. */
@NullMarked
package dev.reeve.policy.binding;

import org.jspecify.annotations.NullMarked;
