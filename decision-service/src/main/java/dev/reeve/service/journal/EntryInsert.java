package dev.reeve.service.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SortedSet;

/** The statements that add an entry to all tables. */
final class EntryInsert implements AutoCloseable {
  private final PreparedStatement entry;
  private final PreparedStatement rule;
  private final PreparedStatement action;
  private final PreparedStatement leaf;
  private final PreparedStatement unapplied;

  EntryInsert(Connection connection) throws SQLException {
    entry = connection.prepareStatement(EntryRow.INSERT);
    rule = connection.prepareStatement("insert into entry_rules values (?,?,?,?)");
    action = connection.prepareStatement("insert into entry_actions values (?,?,?,?)");
    leaf = connection.prepareStatement("insert into leaves values (?,?)");
    unapplied = connection.prepareStatement("insert into unapplied values (?)");
  }

  /** Adds an entry, unless its idempotency key or its decision id is taken. */
  boolean insert(EntryWriter.Leaf added, long leafIndex) throws SQLException {
    EntryRow.bind(entry, added.entry(), leafIndex);
    if (entry.executeUpdate() == 0) {
      return false;
    }
    insert(rule, added.entry().rules(), added.entry(), leafIndex);
    insert(action, added.entry().actions(), added.entry(), leafIndex);
    leaf.setLong(1, leafIndex);
    leaf.setBytes(2, added.hash());
    leaf.executeUpdate();
    if (added.entry().effects().length > 0) {
      unapplied.setLong(1, leafIndex);
      unapplied.executeUpdate();
    }
    return true;
  }

  private static void insert(
      PreparedStatement statement, SortedSet<String> names, JournalEntry entry, long leafIndex)
      throws SQLException {
    for (String name : names) {
      statement.setString(1, name);
      statement.setLong(2, CanonicalEntry.micros(entry.decidedAt()));
      statement.setLong(3, leafIndex);
      statement.setString(4, entry.market());
      statement.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    entry.close();
    rule.close();
    action.close();
    leaf.close();
    unapplied.close();
  }
}
