package dev.reeve.service.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Entries for tests. */
final class Entries {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Entries() {}

  /** The n-th entry, decided n milliseconds after noon. */
  static JournalEntry entry(int n) {
    return entry(n, "account-" + n, "DE", List.of("GLB-HATE-001"), List.of("remove"));
  }

  static JournalEntry entry(
      int n, String account, String market, List<String> rules, List<String> actions) {
    return new JournalEntry(
        "decision-" + n,
        "key-" + n,
        "digest-" + n,
        NOON.plusMillis(n),
        account,
        market,
        "comment",
        "release",
        new TreeSet<>(rules),
        new TreeSet<>(actions),
        bytes("{\"n\":" + n + "}"),
        bytes("{\"strikes\":[]}"));
  }

  static JournalEntry withIds(JournalEntry entry, String decisionId, String idempotencyKey) {
    return new JournalEntry(
        decisionId,
        idempotencyKey,
        entry.requestDigest(),
        entry.decidedAt(),
        entry.account(),
        entry.market(),
        entry.eventType(),
        entry.release(),
        entry.rules(),
        entry.actions(),
        entry.body(),
        entry.effects());
  }

  static JournalEntry withoutEffects(JournalEntry entry) {
    return new JournalEntry(
        entry.decisionId(),
        entry.idempotencyKey(),
        entry.requestDigest(),
        entry.decidedAt(),
        entry.account(),
        entry.market(),
        entry.eventType(),
        entry.release(),
        entry.rules(),
        entry.actions(),
        entry.body(),
        new byte[0]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
