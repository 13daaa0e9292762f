/** Tests of the Drools networks. */
@NullMarked
package dev.reeve.rules.engine;

import org.jspecify.annotations.NullMarked;
