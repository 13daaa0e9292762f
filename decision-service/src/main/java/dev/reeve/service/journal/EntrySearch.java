package dev.reeve.service.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads entries. */
final class EntrySearch {
  private static final String SELECT = "select " + EntryRow.COLUMNS;

  private EntrySearch() {}

  static Optional<JournalEntry> byDecision(Connection connection, String decisionId)
      throws SQLException {
    return one(connection, SELECT + " from entries e where e.decision_id = ?", decisionId);
  }

  static Optional<JournalEntry> byKey(Connection connection, String idempotencyKey)
      throws SQLException {
    return one(connection, SELECT + " from entries e where e.idempotency_key = ?", idempotencyKey);
  }

  static Page page(Connection connection, Query query) throws SQLException {
    SearchSql search = SearchSql.of(query);
    List<JournalEntry> entries = new ArrayList<>();
    Cursor last = Cursor.START;
    try (PreparedStatement statement = connection.prepareStatement(search.text())) {
      search.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (entries.size() == query.limit()) {
            return new Page(entries, Optional.of(last.toString()));
          }
          entries.add(EntryRow.read(row));
          last = new Cursor(row.getLong(5), row.getLong(1));
        }
      }
    }
    return new Page(entries, Optional.empty());
  }

  static List<JournalEntry> unapplied(Connection connection, int limit) throws SQLException {
    List<JournalEntry> entries = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            SELECT
                + " from unapplied u cross join entries e on e.leaf_index = u.leaf_index"
                + " order by u.leaf_index limit ?")) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          entries.add(EntryRow.read(row));
        }
      }
    }
    return entries;
  }

  private static Optional<JournalEntry> one(Connection connection, String sql, String value)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(EntryRow.read(row)) : Optional.empty();
      }
    }
  }
}
