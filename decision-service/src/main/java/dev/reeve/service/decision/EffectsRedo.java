package dev.reeve.service.decision;

import dev.reeve.service.journal.Journal;
import dev.reeve.service.journal.JournalEntry;
import dev.reeve.service.risk.RiskStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Applies the effects that a crash or a lost Redis left undone, oldest first. */
final class EffectsRedo implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EffectsRedo.class);
  private static final int BATCH = 200;

  /** Younger decisions are still under way in the flow. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final EffectsApplication effects;
  private final Journal journal;
  private final RiskStore risk;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("effects-redo").daemon().factory());

  EffectsRedo(EffectsApplication effects, Journal journal, RiskStore risk, Clock clock) {
    this.effects = effects;
    this.journal = journal;
    this.risk = risk;
    this.clock = clock;
  }

  void start(Duration interval) {
    timer.scheduleWithFixedDelay(
        this::redo, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void redo() {
    try {
      if (!risk.available()) {
        return;
      }
      Instant settled = clock.instant().minus(SETTLED);
      int done = 0;
      for (JournalEntry entry : journal.unapplied(BATCH)) {
        if (entry.decidedAt().isAfter(settled) || !effects.apply(entry)) {
          break;
        }
        done++;
      }
      if (done > 0) {
        LOG.infof("Applied the effects of %d earlier decision(s)", done);
      }
    } catch (RuntimeException e) {
      LOG.warnf("Effects cannot be applied now, and will be later: %s", e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
