/**
 * Risk state: what is remembered of an account between its events, kept in Redis. No other package
 * sees Lettuce.
 */
@NullMarked
package dev.reeve.service.risk;

import org.jspecify.annotations.NullMarked;
