/** Rules to Drools networks, one for each set of rules that is live somewhere. */
@NullMarked
package dev.reeve.rules.engine;

import org.jspecify.annotations.NullMarked;
