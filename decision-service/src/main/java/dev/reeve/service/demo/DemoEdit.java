package dev.reeve.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Raises a threshold in a rule file while the service runs, and sends the same event again. */
final class DemoEdit {
  private static final String RULE = "GLB-HAR-002";
  private static final String FILE = "global/harassment.drl";
  private static final String CONDITION = "value >= threshold(\"insult.remove\")";
  private static final String SCORE = "text-toxicity/insult";

  /** The rule's own scenarios expect it to fire above this score. */
  private static final double HIGHEST = 0.99;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DemoClient client;
  private final Path file;
  private final PrintStream out;

  DemoEdit(DemoClient client, Path rules, PrintStream out) {
    this.client = client;
    this.file = rules.resolve(FILE);
    this.out = out;
  }

  /** Edits the rule so that it spares the mildest of the comments that it acted on. */
  void show(List<DemoDecision> decisions) throws IOException, InterruptedException {
    DemoDecision mildest = mildest(decisions);
    String raised = String.format(Locale.ROOT, "value >= %.3f", score(mildest) + 0.002);
    out.printf(
        "%nThe comment \"%s\" has an insult score of %.3f.%n",
        mildest.event().shown(), score(mildest));
    out.println("  before: " + again(mildest, "before"));
    String text = Files.readString(file);
    if (!text.contains(CONDITION)) {
      throw new IOException("the rule (" + RULE + ") in (" + file + ") has no (" + CONDITION + ")");
    }
    String digest = digest();
    Files.writeString(file, text.replace(CONDITION, raised));
    out.printf("  edit:   %s in %s: %s  ->  %s%n", RULE, file, CONDITION, raised);
    long start = System.nanoTime();
    awaitOther(digest);
    out.printf(
        "  live:   release %.19s… after %d ms, no restart%n",
        digest(), Duration.ofNanos(System.nanoTime() - start).toMillis());
    out.println("  after:  " + again(mildest, "after"));
  }

  private static DemoDecision mildest(List<DemoDecision> decisions) throws IOException {
    return decisions.stream()
        .filter(decision -> DemoTable.rule(decision.answer().body()).equals(RULE))
        .filter(decision -> score(decision) < HIGHEST)
        .min((one, other) -> Double.compare(score(one), score(other)))
        .orElseThrow(() -> new IOException("no shipped event was judged by rule (" + RULE + ")"));
  }

  private static double score(DemoDecision decision) {
    return decision.answer().body().path("scores").path(SCORE).asDouble();
  }

  /** The same content from an account without a past, so that only the rule makes a difference. */
  private String again(DemoDecision decision, String when)
      throws IOException, InterruptedException {
    ObjectNode event = decision.event().event().deepCopy();
    ((ObjectNode) event.path("account")).put("id", "demo-edit-" + when);
    JsonNode answer = client.decide("demo-edit-" + when, event).body();
    String rule = DemoTable.rule(answer);
    return String.join(", ", DemoTable.actions(answer)) + (rule.equals("-") ? "" : " by " + rule);
  }

  private String digest() throws IOException, InterruptedException {
    return client.get("/v1/release").body().at("/live/digest").asText();
  }

  private void awaitOther(String digest) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (digest().equals(digest)) {
      JsonNode refused = client.get("/v1/release").body().path("refused");
      if (System.nanoTime() > end || !refused.isMissingNode()) {
        throw new IOException("the edit did not go live: " + refused);
      }
      Thread.sleep(20);
    }
  }
}
