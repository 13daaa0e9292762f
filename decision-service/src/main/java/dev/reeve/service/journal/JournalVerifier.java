package dev.reeve.service.journal;

import dev.reeve.service.journal.Verification.Difference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a journal from its entries: each leaf hash, each stored root, and the tables that a
 * search by rule or action walks along. Reads in pieces, so that appends go on meanwhile.
 */
final class JournalVerifier {
  private static final int PIECE = 1_000;

  private final ReadConnections connections;
  private final CompactRange tree = new CompactRange();
  private long lastHead;
  private long rules;
  private long actions;

  private JournalVerifier(ReadConnections connections) {
    this.connections = connections;
  }

  static Verification verify(ReadConnections connections) {
    return new JournalVerifier(connections).run();
  }

  private Verification run() {
    long size =
        connections.read(c -> number(c, "select coalesce(max(size), 0) from tree_heads", 0));
    Optional<Difference> difference = Optional.empty();
    while (difference.isEmpty() && tree.size() < size) {
      long end = Math.min(size, tree.size() + PIECE);
      difference = connections.read(connection -> piece(connection, end));
    }
    if (difference.isEmpty()) {
      difference = connections.read(connection -> whole(connection, size));
    }
    return new Verification(tree.size(), HexFormat.of().formatHex(tree.root()), difference);
  }

  private Optional<Difference> piece(Connection connection, long end) throws SQLException {
    Map<Long, byte[]> rootBySize = heads(connection, end);
    try (PreparedStatement select = select(connection, end);
        ResultSet row = select.executeQuery()) {
      while (tree.size() < end) {
        if (!row.next() || row.getLong(1) != tree.size()) {
          return differs("the entry is missing");
        }
        Optional<Difference> difference = entry(connection, row, rootBySize);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Difference> entry(
      Connection connection, ResultSet row, Map<Long, byte[]> rootBySize) throws SQLException {
    JournalEntry entry = EntryRow.read(row);
    byte[] leaf = MerkleHash.leaf(CanonicalEntry.bytes(entry));
    if (!Arrays.equals(leaf, row.getBytes(14))) {
      return differs("the entry is not the one its leaf hash was made of");
    }
    if (!listed(connection, "entry_rules", "rule", entry, entry.rules())
        || !listed(connection, "entry_actions", "action", entry, entry.actions())) {
      return differs("a search by its rules or actions does not find it");
    }
    rules += entry.rules().size();
    actions += entry.actions().size();
    tree.append(leaf);
    byte @Nullable [] root = rootBySize.get(tree.size());
    if (root == null) {
      return Optional.empty();
    }
    if (!Arrays.equals(root, tree.root())) {
      return Optional.of(
          new Difference(
              lastHead,
              "the root over the leaves up to ("
                  + (tree.size() - 1)
                  + ") is not the stored one: an entry from here to there was altered with its leaf hash"));
    }
    lastHead = tree.size();
    return Optional.empty();
  }

  private boolean listed(
      Connection connection,
      String table,
      String column,
      JournalEntry entry,
      SortedSet<String> names)
      throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            "select 1 from %s where %s = ? and decided_at = ? and leaf_index = ? and market = ?"
                .formatted(table, column))) {
      for (String name : names) {
        find.setString(1, name);
        find.setLong(2, CanonicalEntry.micros(entry.decidedAt()));
        find.setLong(3, tree.size());
        find.setString(4, entry.market());
        try (ResultSet row = find.executeQuery()) {
          if (!row.next()) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private Optional<Difference> whole(Connection connection, long size) throws SQLException {
    if (number(connection, "select count(*) from entry_rules where leaf_index < ?", size) != rules
        || number(connection, "select count(*) from entry_actions where leaf_index < ?", size)
            != actions) {
      return Optional.of(
          new Difference(0, "a search by rule or action finds entries that it should not find"));
    }
    return Optional.empty();
  }

  private Map<Long, byte[]> heads(Connection connection, long end) throws SQLException {
    Map<Long, byte[]> rootBySize = new HashMap<>();
    try (PreparedStatement heads =
        connection.prepareStatement(
            "select size, root from tree_heads where size > ? and size <= ?")) {
      heads.setLong(1, tree.size());
      heads.setLong(2, end);
      try (ResultSet row = heads.executeQuery()) {
        while (row.next()) {
          rootBySize.put(row.getLong(1), row.getBytes(2));
        }
      }
    }
    return rootBySize;
  }

  private PreparedStatement select(Connection connection, long end) throws SQLException {
    PreparedStatement select =
        connection.prepareStatement(
            "select "
                + EntryRow.COLUMNS
                + ", l.hash from entries e"
                + " left join leaves l on l.leaf_index = e.leaf_index"
                + " where e.leaf_index >= ? and e.leaf_index < ? order by e.leaf_index");
    select.setLong(1, tree.size());
    select.setLong(2, end);
    return select;
  }

  private Optional<Difference> differs(String description) {
    return Optional.of(new Difference(tree.size(), description));
  }

  private static long number(Connection connection, String sql, long value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (statement.getParameterMetaData().getParameterCount() == 1) {
        statement.setLong(1, value);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
