/**
 * The journal: every decision, append-only and tamper-evident. A decision is answered only when its
 * entry is durable. No other package sees JDBC.
 */
@NullMarked
package dev.reeve.service.journal;

import org.jspecify.annotations.NullMarked;
