/** The architecture as rules that a build can break, each seen to refuse a trespass. */
@NullMarked
package dev.reeve.architecture;

import org.jspecify.annotations.NullMarked;
