package dev.reeve.service.journal;

import static java.util.Collections.unmodifiableSortedSet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One decision as the journal keeps it. The byte arrays are not copied: nobody may change them.
 *
 * @param decisionId unique id of the decision
 * @param idempotencyKey unique key of the request
 * @param requestDigest digest of the request, to tell a retry from another request under its key
 * @param decidedAt when it was decided; kept to the microsecond
 * @param account account that the event belongs to
 * @param market market of the event
 * @param eventType type of the event
 * @param release digest of the release that decided
 * @param rules ids of the rules that fired
 * @param actions kinds of the actions that stand
 * @param body canonical JSON of the whole decision record
 * @param effects canonical JSON of the effects on risk state; empty if there are none
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by its bytes below, and megabytes are not copied
public record JournalEntry(
    String decisionId,
    String idempotencyKey,
    String requestDigest,
    Instant decidedAt,
    String account,
    String market,
    String eventType,
    String release,
    SortedSet<String> rules,
    SortedSet<String> actions,
    byte[] body,
    byte[] effects) {

  public JournalEntry {
    Objects.requireNonNull(decisionId);
    Objects.requireNonNull(idempotencyKey);
    decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
    rules = names(rules);
    actions = names(actions);
  }

  private static SortedSet<String> names(SortedSet<String> names) {
    for (String name : names) {
      if (name.isEmpty() || name.indexOf('\n') >= 0) {
        throw new IllegalArgumentException(
            "name (" + name + ") is empty or has more than one line");
      }
    }
    return unmodifiableSortedSet(new TreeSet<>(names));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JournalEntry that
        && Arrays.equals(CanonicalEntry.bytes(this), CanonicalEntry.bytes(that));
  }

  @Override
  public int hashCode() {
    return decisionId.hashCode();
  }

  @Override
  public String toString() {
    return "JournalEntry[" + decisionId + ", " + decidedAt + ", " + market + "]";
  }
}
