package dev.reeve.service.score;

import dev.reeve.models.Model;
import dev.reeve.models.ModelCatalog;
import dev.reeve.models.ModelResult;
import dev.reeve.models.manifest.ModelKind;
import dev.reeve.models.scoring.ModelInput;
import dev.reeve.policy.PolicyConfig;
import dev.reeve.policy.binding.ModelBinding;
import dev.reeve.policy.evidence.Evidence;
import dev.reeve.policy.evidence.EvidenceBuilder;
import dev.reeve.policy.evidence.Score;
import dev.reeve.policy.evidence.Unknown;
import dev.reeve.rules.Policy;
import dev.reeve.service.telemetry.DecisionTelemetry;
import dev.reeve.service.telemetry.DecisionTrace;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Asks the models whose scores could still change the verdict, stage by stage. */
public final class Scoring {
  private final ModelCatalog models;
  private final DecisionTelemetry telemetry;
  private final Executor executor;
  private final ScoreListener listener;
  private final boolean planned;

  /**
   * Scoring with these models.
   *
   * @param executor runs all but the first model of a stage
   * @param listener is told of the scores of each event
   * @param planned whether models that cannot change the verdict are left out
   */
  public Scoring(
      ModelCatalog models,
      DecisionTelemetry telemetry,
      Executor executor,
      ScoreListener listener,
      boolean planned) {
    this.models = models;
    this.telemetry = telemetry;
    this.executor = executor;
    this.listener = listener;
    this.planned = planned;
  }

  /** Evidence with the scores in it, each available or with the reason why not. */
  public Scored score(Policy policy, Cell cell, Evidence evidence, DecisionTrace trace) {
    Planner planner = new Planner(policy, models, cell, evidence);
    List<String> regions = policy.config().regions().chain(cell.market());
    long deadline = System.nanoTime() + cell.timeLeft().toNanos();
    List<ModelRun> runs = new ArrayList<>();
    Evidence seen = planner.withoutPending(evidence);
    List<ModelBinding> stage = stage(planner, seen);
    while (!stage.isEmpty()) {
      Duration timeLeft = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
      List<ModelRun> ran = run(stage, new Stage(seen, regions, timeLeft, trace));
      runs.addAll(ran);
      seen = withScores(policy.config(), seen, ran);
      stage = stage(planner, seen);
    }
    Plan plan = planner.plan();
    plan.skipped().keySet().forEach(telemetry::skipped);
    listener.scored(cell.market(), evidence.decidedAt(), runs);
    return new Scored(planner.withoutPending(seen), List.copyOf(runs), plan);
  }

  private List<ModelBinding> stage(Planner planner, Evidence seen) {
    return planned ? planner.next(seen) : planner.all();
  }

  private record Stage(
      Evidence evidence, List<String> regions, Duration timeLeft, DecisionTrace trace) {}

  private List<ModelRun> run(List<ModelBinding> bindings, Stage stage) {
    List<CompletableFuture<ModelRun>> others = new ArrayList<>();
    for (ModelBinding binding : bindings.subList(1, bindings.size())) {
      others.add(CompletableFuture.supplyAsync(() -> run(binding, stage), executor));
    }
    List<ModelRun> runs = new ArrayList<>();
    runs.add(run(bindings.getFirst(), stage));
    others.forEach(other -> runs.add(other.join()));
    return runs;
  }

  private ModelRun run(ModelBinding binding, Stage stage) {
    Span span = stage.trace().open("model " + binding.model());
    try {
      ModelRun run = asked(binding, stage);
      telemetry.ran(binding.model());
      span.setAttribute("model.version", run.version());
      run.unavailable().forEach(reason -> telemetry.unavailable(binding.model(), reason.name()));
      return run;
    } finally {
      span.end();
    }
  }

  private ModelRun asked(ModelBinding binding, Stage stage) {
    Model model = models.model(binding.model()).orElse(null);
    if (model == null) {
      return ModelRun.without(
          binding, new Score.Unavailable(Unknown.Reason.ERROR, "no version of the model serves"));
    }
    ModelKind kind = model.manifest().kind();
    Optional<ModelInput> input =
        ModelInputs.of(kind, binding.inputs(), stage.regions(), stage.evidence());
    if (input.isEmpty()) {
      return ModelRun.without(binding, new Score.Unavailable(Unknown.Reason.NOT_RUN, "no input"));
    }
    Duration timeout = Collections.min(List.of(binding.timeout(), stage.timeLeft()));
    ModelResult result = model.score(input.get(), timeout);
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
