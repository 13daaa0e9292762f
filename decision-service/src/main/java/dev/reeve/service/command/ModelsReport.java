package dev.reeve.service.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;

/** {@code models drift} and {@code models shadow}: what a service saw of its models. */
final class ModelsReport {
  private static final String TEXT = "text";
  private static final String JSON = "json";

  private final PrintStream out;

  ModelsReport(PrintStream out) {
    this.out = out;
  }

  int drift(Options options) throws UsageException, IOException {
    options.allow(Set.of("--url", "--day", "--format"), Set.of());
    String path = "/v1/drift" + day(options);
    JsonNode drifts = ServiceQuestion.of(options).get(path);
    if (!drifts.isArray()) {
      throw another(path);
    }
    if (print(options, drifts)) {
      return 0;
    }
    out.printf(
        "%-24s %-10s %-12s %-7s %9s %7s%n", "model", "version", "label", "market", "scores", "PSI");
    for (JsonNode drift : drifts) {
      out.printf(
          Locale.ROOT,
          "%-24s %-10s %-12s %-7s %9d %7s%n",
          drift.path("model").asText(),
          drift.path("version").asText(),
          drift.path("label").asText(),
          drift.path("market").asText(),
          drift.path("scores").asLong(),
          figure(drift.path("psi")));
    }
    return 0;
  }

  /** The day as a query; nothing if none is given. */
  private static String day(Options options) throws UsageException {
    String day = options.valueByName().get("--day");
    if (day == null) {
      return "";
    }
    try {
      return "?day=" + URLEncoder.encode(LocalDate.parse(day).toString(), StandardCharsets.UTF_8);
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "option (--day) has value (" + day + "), which is no day.",
          "Write it like: --day 2026-02-01");
    }
  }

  int shadow(Options options) throws UsageException, IOException {
    options.allow(Set.of("--url", "--format"), Set.of());
    JsonNode shadow = ServiceQuestion.of(options).get("/v1/shadow");
    if (!shadow.path("candidates").isArray() || !shadow.path("trials").isArray()) {
      throw another("/v1/shadow");
    }
    if (print(options, shadow)) {
      return 0;
    }
    for (JsonNode candidate : shadow.path("candidates")) {
      out.printf(
          "candidate %s %s: %s%n",
          candidate.path("id").asText(),
          candidate.path("version").asText(),
          candidate.path("state").asText());
      candidate.path("problems").forEach(this::problem);
    }
    shadow.path("trials").forEach(this::trial);
    out.printf("%d events were left out%n", shadow.path("dropped").asLong());
    return 0;
  }

  private static UsageException another(String path) {
    return new UsageException(
        "what answers to (" + path + ") is no service of Reeve.", "Name one with --url.");
  }

  private void problem(JsonNode problem) {
    out.printf(
        "  %s:%d:%d: %s %s%n",
        problem.path("file").asText(),
        problem.path("line").asInt(),
        problem.path("column").asInt(),
        problem.path("message").asText(),
        problem.path("advice").asText());
  }

  private void trial(JsonNode trial) {
    out.printf(
        "%s: %s beside %s, %d events, %d without a score, %d verdicts would flip%n",
        trial.path("model").asText(),
        trial.path("candidate").asText(),
        trial.path("serving").asText(),
        trial.path("events").asLong(),
        trial.path("unavailable").asLong(),
        trial.path("flips").asLong());
    for (JsonNode label : trial.path("labels")) {
      out.printf(
          "  label %-12s PSI %s  KS %s  mean %s, was %s%n",
          label.path("label").asText(),
          figure(label.path("psi")),
          figure(label.path("ks")),
          figure(label.path("meanCandidate")),
          figure(label.path("meanServing")));
    }
    counts("market", trial.path("flipsByMarket"));
    counts("rule", trial.path("flipsByRule"));
  }

  private void counts(String kind, JsonNode counts) {
    counts
        .properties()
        .forEach(
            each -> out.printf("  %s %-14s %d%n", kind, each.getKey(), each.getValue().asLong()));
  }

  private static String figure(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.3f", number.asDouble()) : "-";
  }

  private boolean print(Options options, JsonNode answer) throws UsageException {
    boolean json = options.value("--format", TEXT, Set.of(TEXT, JSON)).equals(JSON);
    if (json) {
      out.println(answer.toPrettyString());
    }
    return json;
  }
}
