package dev.reeve.service.decision;

import dev.reeve.policy.evidence.Evidence;
import dev.reeve.policy.evidence.EvidenceBuilder;
import dev.reeve.policy.evidence.Slot;
import dev.reeve.policy.evidence.Source;
import dev.reeve.policy.evidence.Unknown;
import dev.reeve.service.event.Event;
import dev.reeve.service.release.Release;
import dev.reeve.service.risk.RiskState;
import dev.reeve.service.risk.RiskStore;
import dev.reeve.service.risk.RiskStoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gathers what is known about an event: the event itself and the account's risk state. */
final class EvidenceGathering {
  private final RiskStore risk;
  private final Duration timeout;

  EvidenceGathering(RiskStore risk, Duration timeout) {
    this.risk = risk;
    this.timeout = timeout;
  }

  /** Evidence without scores; risk state that cannot be had is unknown, and the reason is kept. */
  Evidence gather(Release release, Event event, Instant decidedAt) {
    EvidenceBuilder builder = release.events().evidence(event, decidedAt);
    List<Slot> slots =
        release.policy().config().schema().slots().stream()
            .filter(slot -> slot.field().source() == Source.RISK_STATE)
            .toList();
    try {
      RiskState state =
          risk.read(event.account(), decidedAt)
              .toCompletableFuture()
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      slots.forEach(slot -> builder.value(slot, state.value(slot.field().origin())));
    } catch (TimeoutException e) {
      unknown(builder, slots, Unknown.Reason.TIMEOUT);
    } catch (ExecutionException e) {
      boolean late = e.getCause() instanceof RiskStoreUnavailableException lost && lost.timedOut();
      unknown(builder, slots, late ? Unknown.Reason.TIMEOUT : Unknown.Reason.ERROR);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unknown(builder, slots, Unknown.Reason.ERROR);
    }
    return builder.build();
  }

  private static void unknown(EvidenceBuilder builder, List<Slot> slots, Unknown.Reason reason) {
    Unknown unknown = new Unknown(reason, "risk state did not answer");
    slots.forEach(slot -> builder.unknown(slot, unknown));
  }
}
