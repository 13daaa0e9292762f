package dev.reeve.service.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedSet;

/**
 * The bytes of an entry that its leaf hash covers. One layout, for every database:
 *
 * <ul>
 *   <li>the text {@code reeve-entry-1}
 *   <li>decision id, idempotency key, request digest
 *   <li>the time, as a signed 64-bit count of microseconds since 1970-01-01T00:00:00Z
 *   <li>account, market, event type, release
 *   <li>rules, then actions: each a 32-bit count followed by the texts in ascending order
 *   <li>body, then effects
 * </ul>
 *
 * Texts are UTF-8. Texts and byte strings are preceded by their length in bytes as a 32-bit number.
 * All numbers are big-endian.
 */
final class CanonicalEntry {
  private static final String LAYOUT = "reeve-entry-1";

  private CanonicalEntry() {}

  static byte[] bytes(JournalEntry entry) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(512 + entry.body().length + entry.effects().length);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, LAYOUT);
      write(out, entry.decisionId());
      write(out, entry.idempotencyKey());
      write(out, entry.requestDigest());
      out.writeLong(micros(entry.decidedAt()));
      write(out, entry.account());
      write(out, entry.market());
      write(out, entry.eventType());
      write(out, entry.release());
      write(out, entry.rules());
      write(out, entry.actions());
      write(out, entry.body());
      write(out, entry.effects());
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array takes every byte", e);
    }
    return bytes.toByteArray();
  }

  static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  private static void write(DataOutputStream out, SortedSet<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
