/** Measurements from outside: the packaged service under load, beside an empty endpoint. */
@NullMarked
package dev.reeve.benchmarks;

import org.jspecify.annotations.NullMarked;
