package dev.reeve.service.process;

import static dev.reeve.service.testing.Upstream.comment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reeve.service.testing.Upstream;
import dev.reeve.service.testing.Upstream.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is in the journal exactly once, however the service ends. */
@Tag("slow")
class KillServiceIT {
  private static final int DECISIONS = 10_000;
  private static final int CALLERS = 16;
  private static final int ACCOUNTS = 200;

  @TempDir Path state;

  @Test
  void keepsEveryAnsweredDecisionExactlyOnceAfterAKill() throws Exception {
    Map<String, String> idByKey = new ConcurrentHashMap<>();
    try (ServiceProcess service = ServiceProcess.start(state, Map.of())) {
      decideUntilKilled(service, idByKey);
    }
    assertThat(idByKey).hasSizeGreaterThanOrEqualTo(DECISIONS);
    try (ServiceProcess service = ServiceProcess.start(state, Map.of())) {
      Upstream upstream = new Upstream(service.address());
      Map<String, Integer> timesById = journalled(upstream);
      assertThat(timesById).containsKeys(idByKey.values().toArray(String[]::new));
      assertThat(timesById.values()).containsOnly(1);
      assertThat(new java.util.HashSet<>(idByKey.values())).hasSameSizeAs(idByKey.keySet());
      countsEveryDecisionOnce(upstream, timesById.size());
    }
  }

  private static void decideUntilKilled(ServiceProcess service, Map<String, String> idByKey)
      throws Exception {
    Upstream upstream = new Upstream(service.address());
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.submit(() -> decide(upstream, next, idByKey));
      }
      while (idByKey.size() < DECISIONS) {
        ServiceProcess.pause();
      }
      service.kill();
    }
  }

  /** Sends decisions until the service is gone. */
  private static void decide(Upstream upstream, AtomicInteger next, Map<String, String> idByKey) {
    while (true) {
      int number = next.getAndIncrement();
      String key = "key-" + number;
      try {
        Answer answer =
            upstream.decide(
                comment("US", "account-" + number % ACCOUNTS, "comment number " + number),
                Map.of("Idempotency-Key", key));
        if (answer.status() == 201) {
          idByKey.put(key, answer.json().path("decisionId").asText());
        }
      } catch (AssertionError gone) {
        return;
      }
    }
  }

  private static Map<String, Integer> journalled(Upstream upstream) {
    Map<String, Integer> timesById = new HashMap<>();
    String cursor = "";
    do {
      JsonNode page = upstream.get("/v1/decisions?limit=100" + cursor).json();
      page.path("decisions")
          .findValuesAsText("decisionId")
          .forEach(id -> timesById.merge(id, 1, Integer::sum));
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
    } while (!cursor.isEmpty());
    return timesById;
  }

  /** The effects that the kill left undone are redone, and none is done twice. */
  private static void countsEveryDecisionOnce(Upstream upstream, int journalled) {
    List<Integer> counts = new ArrayList<>();
    for (int round = 0; round < 100; round++) {
      counts.clear();
      int probes = (round + 1) * ACCOUNTS;
      for (int account = 0; account < ACCOUNTS; account++) {
        counts.add(events24h(upstream, "account-" + account));
      }
      if (counts.stream().mapToInt(Integer::intValue).sum() == journalled + probes - ACCOUNTS) {
        return;
      }
    }
    throw new AssertionError("counted " + counts + " for " + journalled + " decisions");
  }

  private static int events24h(Upstream upstream, String account) {
    JsonNode answer = upstream.decide(comment("US", account, "probe")).json();
    return upstream
        .get("/v1/decisions/" + answer.path("decisionId").asText())
        .json()
        .at("/decision/evidence/values/Account.events24h")
        .asInt();
  }
}
