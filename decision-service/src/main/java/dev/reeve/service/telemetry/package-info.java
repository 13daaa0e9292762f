/** Traces and metrics of decisions. */
@NullMarked
package dev.reeve.service.telemetry;

import org.jspecify.annotations.NullMarked;
