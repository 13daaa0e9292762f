/** Named thresholds, inherited and overridable per region. */
@NullMarked
package dev.reeve.policy.threshold;

import org.jspecify.annotations.NullMarked;
