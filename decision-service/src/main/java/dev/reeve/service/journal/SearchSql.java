package dev.reeve.service.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one search. It walks along one index, the one that is narrowest as a rule (account,
 * then rule, action, market, time), newest first from the cursor on, and looks every other
 * condition up.
 */
final class SearchSql {
  private final StringBuilder sql = new StringBuilder(400);
  private final List<Object> values = new ArrayList<>();
  private String walked = "e";

  private SearchSql() {}

  /** Selects {@link EntryRow#COLUMNS}, at most one more than the query's limit. */
  static SearchSql of(Query query) {
    SearchSql search = new SearchSql();
    search.sql.append("select ").append(EntryRow.COLUMNS).append(" from ");
    if (query.account() != null) {
      search.walkEntries("entries_by_account", query);
    } else if (query.rule() != null) {
      search.walk("entry_rules d cross join entries e on e.leaf_index = d.leaf_index", "d", query);
      search.and("d.rule = ?", query.rule());
      search.and("d.market = ?", query.market());
      search.holds("entry_actions", "action", query.action());
    } else if (query.action() != null) {
      search.walk(
          "entry_actions d cross join entries e on e.leaf_index = d.leaf_index", "d", query);
      search.and("d.action = ?", query.action());
      search.and("d.market = ?", query.market());
    } else {
      search.walkEntries(query.market() != null ? "entries_by_market" : "entries_by_time", query);
    }
    search.newestFirst(query);
    return search;
  }

  String text() {
    return sql.toString();
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private void walkEntries(String index, Query query) {
    walk("entries e indexed by " + index, "e", query);
    and("e.account = ?", query.account());
    and("e.market = ?", query.market());
    holds("entry_rules", "rule", query.rule());
    holds("entry_actions", "action", query.action());
  }

  private void newestFirst(Query query) {
    sql.append(
        " order by %1$s.decided_at desc, %1$s.leaf_index desc limit %2$d"
            .formatted(walked, query.limit() + 1));
  }

  private void walk(String tables, String alias, Query query) {
    String cursor = query.cursor();
    Cursor start = cursor == null ? Cursor.START : Cursor.parse(cursor);
    walked = alias;
    sql.append(tables);
    sql.append(" where (%1$s.decided_at, %1$s.leaf_index) < (?, ?)".formatted(walked));
    values.add(start.micros());
    values.add(start.leafIndex());
    and(
        walked + ".decided_at >= ?",
        query.from() == null ? null : CanonicalEntry.micros(query.from()));
    and(walked + ".decided_at < ?", query.to() == null ? null : CanonicalEntry.micros(query.to()));
  }

  private void holds(String table, String column, @Nullable String name) {
    and(
        "exists (select 1 from %s f where f.%s = ? and f.decided_at = e.decided_at and f.leaf_index = e.leaf_index)"
            .formatted(table, column),
        name);
  }

  private void and(String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(" and ").append(condition);
      values.add(value);
    }
  }
}
