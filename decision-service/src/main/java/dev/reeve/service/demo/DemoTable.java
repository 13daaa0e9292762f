package dev.reeve.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Decisions as rows, as they happen, with a progress line below where the screen can show one. */
final class DemoTable {
  private static final String ROW = "%-34s %-11s %-3s %-24s %-16s %-30s %8s%n";
  private static final int WIDTH_TEXT = 34;
  private static final int WIDTH_ACTION = 30;

  private final PrintStream out;
  private final boolean live;
  private final int total;
  private final Map<String, Integer> countByAction = new TreeMap<>();
  private final List<Long> micros = new ArrayList<>();

  DemoTable(PrintStream out, boolean live, int total) {
    this.out = out;
    this.live = live;
    this.total = total;
  }

  void header() {
    out.printf(ROW, "event", "type", "mkt", "scores", "rule", "action", "latency");
    out.println("-".repeat(132));
  }

  void row(DemoEvent event, DemoClient.Answer answer) {
    List<String> actions = actions(answer.body());
    actions.forEach(action -> countByAction.merge(action, 1, Integer::sum));
    micros.add(answer.took().toNanos() / 1_000);
    if (live) {
      out.print("\r\u001b[K");
    }
    out.printf(
        ROW,
        clip(event.shown(), WIDTH_TEXT),
        event.event().path("type").asText(),
        event.event().path("market").asText(),
        scores(answer.body()),
        rule(answer.body()),
        clip(String.join(", ", actions), WIDTH_ACTION),
        millis(answer.took().toNanos() / 1_000));
    progress();
  }

  private void progress() {
    int done = micros.size();
    if (live) {
      out.printf("  %d of %d events decided", done, total);
      out.flush();
    } else if (done % 50 == 0 || done == total) {
      out.printf("  … %d of %d events decided%n", done, total);
    }
  }

  void summary(Duration took) {
    List<Long> sorted = micros.stream().sorted().toList();
    if (live) {
      out.print("\r\u001b[K");
    }
    out.println("-".repeat(132));
    out.printf(
        Locale.ROOT,
        "%d decisions in %.1f s, one at a time, each durable before it was answered: p50 %s, p99 %s%n",
        sorted.size(),
        took.toMillis() / 1_000.0,
        millis(sorted.get(sorted.size() / 2)),
        millis(sorted.get(sorted.size() * 99 / 100)));
    out.println(
        countByAction.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(" · ")));
  }

  static List<String> actions(JsonNode answer) {
    List<String> actions = new ArrayList<>();
    for (JsonNode action : answer.path("actions")) {
      String kind = action.path("kind").asText();
      String target = action.path("target").asText().toLowerCase(Locale.ROOT);
      actions.add(target.equals("account") ? kind + " account" : kind);
    }
    return actions;
  }

  static String rule(JsonNode answer) {
    for (JsonNode action : answer.path("actions")) {
      String rule = action.at("/reason/rule").asText("");
      if (!rule.isEmpty()) {
        return rule;
      }
    }
    return "-";
  }

  private static String scores(JsonNode answer) {
    Map<String, Double> scores = new TreeMap<>();
    answer
        .path("scores")
        .properties()
        .forEach(
            score ->
                scores.put(
                    score.getKey().substring(score.getKey().indexOf('/') + 1),
                    score.getValue().asDouble()));
    return scores.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(2)
        .map(score -> String.format(Locale.ROOT, "%s %.2f", score.getKey(), score.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0);
  }

  private static String clip(String text, int width) {
    return text.codePointCount(0, text.length()) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }
}
