package dev.reeve.service.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How an entry lies in a row of table {@code entries}. */
final class EntryRow {
  /** Columns of an entry, of table alias {@code e}, in the order of {@link #read}. */
  static final String COLUMNS =
      "e.leaf_index, e.decision_id, e.idempotency_key, e.request_digest, e.decided_at, e.account,"
          + " e.market, e.event_type, e.release, e.rules, e.actions, e.body, e.effects";

  static final String INSERT =
      "insert into entries values (?,?,?,?,?,?,?,?,?,?,?,?,?) on conflict do nothing";

  private static final String SEPARATOR = "\n";

  private EntryRow() {}

  static JournalEntry read(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        CanonicalEntry.instant(row.getLong(5)),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        names(row.getString(10)),
        names(row.getString(11)),
        bytes(row, 12),
        bytes(row, 13));
  }

  static void bind(PreparedStatement insert, JournalEntry entry, long leafIndex)
      throws SQLException {
    insert.setLong(1, leafIndex);
    insert.setString(2, entry.decisionId());
    insert.setString(3, entry.idempotencyKey());
    insert.setString(4, entry.requestDigest());
    insert.setLong(5, CanonicalEntry.micros(entry.decidedAt()));
    insert.setString(6, entry.account());
    insert.setString(7, entry.market());
    insert.setString(8, entry.eventType());
    insert.setString(9, entry.release());
    insert.setString(10, text(entry.rules()));
    insert.setString(11, text(entry.actions()));
    insert.setBytes(12, entry.body());
    insert.setBytes(13, entry.effects());
  }

  private static String text(Collection<String> names) {
    return String.join(SEPARATOR, names);
  }

  private static SortedSet<String> names(String text) {
    return text.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(text.split(SEPARATOR, -1)));
  }

  private static byte[] bytes(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? new byte[0] : bytes;
  }
}
