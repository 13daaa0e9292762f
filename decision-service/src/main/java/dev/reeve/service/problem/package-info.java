/** Refusals told to clients as RFC 9457 problem details. */
@NullMarked
package dev.reeve.service.problem;

import org.jspecify.annotations.NullMarked;
