package dev.reeve.service.journal;

import static dev.reeve.service.journal.Entries.NOON;
import static dev.reeve.service.journal.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalSearchTest {
  private SqliteJournal journal;
  private final List<JournalEntry> all = new ArrayList<>();

  @BeforeAll
  void fill(@TempDir Path folder) {
    journal = SqliteJournal.open(JournalSettings.of(folder.resolve("journal.db")));
    Random random = new Random(7);
    for (int n = 0; n < 400; n++) {
      // many entries share a time, and times are not in the order of appending
      all.add(
          entry(
              random.nextInt(40) + 1_000 * n,
              "account-" + random.nextInt(4),
              random.nextBoolean() ? "DE" : "US",
              some(random, "RULE-A", "RULE-B", "RULE-C"),
              some(random, "remove", "label")));
    }
    all.replaceAll(entry -> at(entry, NOON.plusMillis(random.nextInt(50))));
    all.stream()
        .map(entry -> journal.append(entry).toCompletableFuture())
        .toList()
        .forEach(CompletableFuture::join);
  }

  @AfterAll
  void close() {
    journal.close();
  }

  private static List<String> some(Random random, String... names) {
    return List.of(names).stream().filter(name -> random.nextInt(3) == 0).toList();
  }

  private static JournalEntry at(JournalEntry entry, Instant time) {
    return new JournalEntry(
        entry.decisionId(),
        entry.idempotencyKey(),
        entry.requestDigest(),
        time,
        entry.account(),
        entry.market(),
        entry.eventType(),
        entry.release(),
        entry.rules(),
        entry.actions(),
        entry.body(),
        entry.effects());
  }

  @Test
  void everyQueryFindsWhatAPlainFilterFindsNewestFirst() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      Query query = query(random);
      assertThat(pages(query)).as("%s", query).isEqualTo(filtered(query));
    }
  }

  private static Query query(Random random) {
    Query query = Query.newest(1 + random.nextInt(30));
    query = random.nextInt(3) == 0 ? query.ofAccount("account-" + random.nextInt(5)) : query;
    query = random.nextInt(3) == 0 ? query.ofMarket(random.nextBoolean() ? "DE" : "US") : query;
    query =
        random.nextInt(3) == 0 ? query.ofRule("RULE-" + "ABCD".charAt(random.nextInt(4))) : query;
    query =
        random.nextInt(3) == 0 ? query.ofAction(random.nextBoolean() ? "remove" : "label") : query;
    return random.nextInt(3) == 0
        ? query.within(NOON.plusMillis(random.nextInt(50)), NOON.plusMillis(random.nextInt(50)))
        : query;
  }

  private List<String> pages(Query query) {
    List<String> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page page = journal.search(cursor.map(query::after).orElse(query));
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(query.limit());
      page.entries().forEach(entry -> found.add(entry.decisionId()));
      cursor = page.next();
    } while (cursor.isPresent());
    return found;
  }

  private List<String> filtered(Query query) {
    return IntStream.range(0, all.size())
        .boxed()
        .filter(i -> matches(query, all.get(i)))
        .sorted(
            Comparator.comparing((Integer i) -> all.get(i).decidedAt())
                .thenComparing(i -> i)
                .reversed())
        .map(i -> all.get(i).decisionId())
        .toList();
  }

  private static boolean matches(Query query, JournalEntry entry) {
    return (query.account() == null || entry.account().equals(query.account()))
        && (query.market() == null || entry.market().equals(query.market()))
        && (query.rule() == null || entry.rules().contains(query.rule()))
        && (query.action() == null || entry.actions().contains(query.action()))
        && (query.from() == null || !entry.decidedAt().isBefore(query.from()))
        && (query.to() == null || entry.decidedAt().isBefore(query.to()));
  }

  @Test
  void pagesStayDistinctWhileEntriesAreAppended(@TempDir Path other) {
    try (SqliteJournal growing =
        SqliteJournal.open(JournalSettings.of(other.resolve("journal.db")))) {
      IntStream.range(0, 10).forEach(n -> growing.append(entry(n)).toCompletableFuture().join());
      Page first = growing.search(Query.newest(4));
      growing.append(entry(10)).toCompletableFuture().join();
      Page second = growing.search(Query.newest(4).after(first.next().orElseThrow()));
      assertThat(first.entries()).containsExactly(entry(9), entry(8), entry(7), entry(6));
      assertThat(second.entries()).containsExactly(entry(5), entry(4), entry(3), entry(2));
    }
  }

  @Test
  void refusesACursorThatIsNotOfAPage() {
    for (String cursor : List.of("", "x", "1.", "1.2.3", "drop table", "9".repeat(30) + ".1")) {
      assertThatThrownBy(() -> journal.search(Query.newest(1).after(cursor)))
          .isInstanceOf(InvalidCursorException.class)
          .hasMessageContaining("(" + cursor + ")");
    }
  }

  @Test
  void takesNamesAsValuesAndNotAsSql() {
    String hostile = "' or 1=1 --";
    assertThat(journal.search(Query.newest(5).ofAccount(hostile)).entries()).isEmpty();
    assertThat(journal.search(Query.newest(5).ofRule(hostile)).entries()).isEmpty();
  }
}
