package dev.reeve.service.score;

import dev.reeve.models.Model;
import dev.reeve.models.ModelCatalog;
import dev.reeve.models.ModelInput;
import dev.reeve.models.ModelResult;
import dev.reeve.policy.PolicyConfig;
import dev.reeve.policy.binding.ModelBinding;
import dev.reeve.policy.evidence.Evidence;
import dev.reeve.policy.evidence.EvidenceBuilder;
import dev.reeve.policy.evidence.Score;
import dev.reeve.policy.evidence.Slot;
import dev.reeve.policy.evidence.Unknown;
import dev.reeve.rules.Policy;
import dev.reeve.service.telemetry.DecisionTelemetry;
import dev.reeve.service.telemetry.DecisionTrace;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Asks the models that some rule of the event's market and type reads, all at once. */
public final class Scoring {
  private final ModelCatalog models;
  private final DecisionTelemetry telemetry;
  private final Executor executor;

  /**
   * Scoring with these models.
   *
   * @param executor runs all but the first model of an event
   */
  public Scoring(ModelCatalog models, DecisionTelemetry telemetry, Executor executor) {
    this.models = models;
    this.telemetry = telemetry;
    this.executor = executor;
  }

  /** Evidence with the scores in it, each available or with the reason why not. */
  public Scored score(Policy policy, Cell cell, Evidence evidence, DecisionTrace trace) {
    List<ModelBinding> wanted = wanted(policy, cell, evidence.decidedAt());
    if (wanted.isEmpty()) {
      return new Scored(evidence, List.of());
    }
    List<CompletableFuture<ModelRun>> others = new ArrayList<>();
    for (ModelBinding binding : wanted.subList(1, wanted.size())) {
      others.add(
          CompletableFuture.supplyAsync(() -> run(binding, cell, evidence, trace), executor));
    }
    List<ModelRun> runs = new ArrayList<>();
    runs.add(run(wanted.getFirst(), cell, evidence, trace));
    others.forEach(other -> runs.add(other.join()));
    return new Scored(withScores(policy.config(), evidence, runs), List.copyOf(runs));
  }

  private static List<ModelBinding> wanted(Policy policy, Cell cell, Instant at) {
    List<ModelBinding> wanted = new ArrayList<>();
    for (String model : policy.modelsFor(cell.market(), cell.eventType(), at)) {
      ModelBinding binding = policy.config().bindingByModel().get(model);
      if (binding != null && binding.eventTypes().contains(cell.eventType())) {
        wanted.add(binding);
      }
    }
    return wanted;
  }

  private ModelRun run(ModelBinding binding, Cell cell, Evidence evidence, DecisionTrace trace) {
    Span span = trace.open("model " + binding.model());
    try {
      ModelRun run = run(binding, evidence, cell.timeLeft());
      span.setAttribute("model.version", run.version());
      run.unavailable().forEach(reason -> telemetry.unavailable(binding.model(), reason.name()));
      return run;
    } finally {
      span.end();
    }
  }

  private ModelRun run(ModelBinding binding, Evidence evidence, Duration timeLeft) {
    Model model = models.model(binding.model()).orElse(null);
    String[] input = binding.input().split("\\.", 2);
    Slot slot = evidence.schema().slot(input[0], input[1]).orElseThrow();
    if (model == null) {
      return ModelRun.without(
          binding, new Score.Unavailable(Unknown.Reason.ERROR, "no such model"));
    }
    if (!evidence.isKnown(slot)) {
      return ModelRun.without(binding, new Score.Unavailable(Unknown.Reason.NOT_RUN, "no input"));
    }
    Duration timeout = binding.timeout().compareTo(timeLeft) < 0 ? binding.timeout() : timeLeft;
    ModelResult result = model.score(new ModelInput.Text(evidence.string(slot)), timeout);
    return ModelRun.of(binding, model, result);
  }

  private static Evidence withScores(PolicyConfig config, Evidence evidence, List<ModelRun> runs) {
    EvidenceBuilder builder = evidence.toBuilder();
    for (ModelRun run : runs) {
      run.scoreByLabel()
          .forEach(
              (label, score) ->
                  config
                      .schema()
                      .score(run.model(), label)
                      .ifPresent(slot -> builder.score(slot, score)));
    }
    return builder.build();
  }
}
