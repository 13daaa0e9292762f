/** Regions, markets and their legal regimes. */
@NullMarked
package dev.reeve.policy.region;

import org.jspecify.annotations.NullMarked;
