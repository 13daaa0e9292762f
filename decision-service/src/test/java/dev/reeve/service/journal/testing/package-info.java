/** Doubles of the journal. */
package dev.reeve.service.journal.testing;
