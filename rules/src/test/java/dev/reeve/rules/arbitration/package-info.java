/** Tests of arbitration. */
@NullMarked
package dev.reeve.rules.arbitration;

import org.jspecify.annotations.NullMarked;
