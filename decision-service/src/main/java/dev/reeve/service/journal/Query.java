package dev.reeve.service.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to search for. A component that is null asks for nothing.
 *
 * @param account account of the event
 * @param market market of the event
 * @param rule id of a rule that fired
 * @param action kind of an action that stands
 * @param from earliest time, inclusive
 * @param to latest time, exclusive
 * @param cursor where to go on: {@link Page#next} of the page before
 * @param limit most entries of a page, 1 to 1,000
 */
public record Query(
    @Nullable String account,
    @Nullable String market,
    @Nullable String rule,
    @Nullable String action,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String cursor,
    int limit) {

  /** Most entries of a page. */
  public static final int MAX_LIMIT = 1_000;

  public Query {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit (" + limit + ") is not within 1 to " + MAX_LIMIT);
    }
  }

  /** The newest entries of all. */
  public static Query newest(int limit) {
    return new Query(null, null, null, null, null, null, null, limit);
  }

  /** The same query, of one account. */
  public Query ofAccount(String id) {
    return new Query(id, market, rule, action, from, to, cursor, limit);
  }

  /** The same query, of one market. */
  public Query ofMarket(String code) {
    return new Query(account, code, rule, action, from, to, cursor, limit);
  }

  /** The same query, where a rule fired. */
  public Query ofRule(String id) {
    return new Query(account, market, id, action, from, to, cursor, limit);
  }

  /** The same query, where an action of a kind stands. */
  public Query ofAction(String kind) {
    return new Query(account, market, rule, kind, from, to, cursor, limit);
  }

  /** The same query, within a time. */
  public Query within(@Nullable Instant start, @Nullable Instant end) {
    return new Query(account, market, rule, action, start, end, cursor, limit);
  }

  /** The same query, from a cursor on. */
  public Query after(String next) {
    return new Query(account, market, rule, action, from, to, next, limit);
  }
}
