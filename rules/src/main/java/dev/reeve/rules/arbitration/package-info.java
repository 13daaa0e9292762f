/** Rules propose, arbitration disposes: one action per target, and why the others lost. */
@NullMarked
package dev.reeve.rules.arbitration;

import org.jspecify.annotations.NullMarked;
