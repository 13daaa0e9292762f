package dev.reeve.service.decision;

import dev.reeve.policy.evidence.Evidence;
import dev.reeve.rules.Verdict;
import dev.reeve.service.event.Event;
import dev.reeve.service.problem.RefusedException;
import dev.reeve.service.release.Release;
import dev.reeve.service.release.Releases;
import dev.reeve.service.risk.Effects;
import dev.reeve.service.score.Cell;
import dev.reeve.service.score.Scored;
import dev.reeve.service.score.Scoring;
import dev.reeve.service.shadow.ShadowScoring;
import dev.reeve.service.telemetry.DecisionTelemetry;
import dev.reeve.service.telemetry.DecisionTrace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The way of one decision, from the event to the answer. */
public final class DecisionFlow {
  /** Models leave a tenth of the time of a decision to verdict and journal. */
  private static final int TENTH = 10;

  private final Releases releases;
  private final EvidenceGathering gathering;
  private final Scoring scoring;
  private final Records records;
  private final EffectsApplication application;
  private final ShadowScoring shadow;
  private final LoadLimit load;
  private final DecisionTelemetry telemetry;
  private final Clock clock;

  DecisionFlow(DecisionParts parts, LoadLimit load, DecisionTelemetry telemetry, Clock clock) {
    this.releases = parts.releases();
    this.gathering = parts.gathering();
    this.scoring = parts.scoring();
    this.records = parts.records();
    this.application = parts.effects();
    this.shadow = parts.shadow();
    this.load = load;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /**
   * Decides one event. When this returns, the decision is durable; a request that was answered
   * before gets the same decision again.
   *
   * @throws RefusedException if the event cannot be judged, or not now; nothing was written then
   */
  public Decision decide(DecisionRequest request) {
    try (LoadLimit.Place place = load.enter()) {
      Instant decidedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
      DecisionTrace trace = telemetry.trace();
      Optional<Decision> earlier = trace.stage("admit", () -> records.earlier(request));
      if (earlier.isPresent()) {
        return earlier.get();
      }
      Release release = trace.stage("policy", releases::live);
      Event event = release.events().read(request.body());
      Evidence known = trace.stage("evidence", () -> gathering.gather(release, event, decidedAt));
      Cell cell = new Cell(event.market(), event.type(), timeForScores(request, decidedAt));
      Scored scored =
          trace.stage("scores", () -> scoring.score(release.policy(), cell, known, trace));
      Verdict verdict = trace.stage("verdict", () -> release.policy().evaluate(scored.evidence()));
      Judged judged = new Judged(release, event, scored, verdict);
      DecisionRecord made = records.of(request, judged, trace);
      Effects effects = EffectsApplication.of(made, release);
      Decision decision =
          trace.stage(
              "journal",
              () -> records.append(made, effects, request, timeLeft(request, decidedAt)));
      if (!decision.repeated()) {
        trace.stage("effects", () -> application.apply(effects));
        shadow.decided(release.policy(), event.market(), scored, verdict);
      }
      answered(decision, trace, Duration.between(decidedAt, clock.instant()));
      return decision;
    }
  }

  private Duration timeLeft(DecisionRequest request, Instant since) {
    return request.deadline().minus(Duration.between(since, clock.instant()));
  }

  private Duration timeForScores(DecisionRequest request, Instant since) {
    return timeLeft(request, since).minus(request.deadline().dividedBy(TENTH));
  }

  private void answered(Decision decision, DecisionTrace trace, Duration took) {
    DecisionRecord made = decision.made();
    trace.note("reeve.decision_id", made.decisionId());
    telemetry.decided(made.market(), made.eventType(), made.verdict(), took);
  }
}
