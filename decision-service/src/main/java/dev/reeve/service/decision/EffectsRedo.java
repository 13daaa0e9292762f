package dev.reeve.service.decision;

import dev.reeve.service.journal.Journal;
import dev.reeve.service.journal.JournalEntry;
import dev.reeve.service.risk.RiskStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  void redo() {
    try {
      Set<String> applied = new HashSet<>();
      long done = 0;
      for (int batch = redo(applied); batch > 0; batch = redo(applied)) {
        done += batch;
      }
      if (done > 0) {
        LOG.infof("Applied the effects of %d earlier decision(s)", done);
      }
    } catch (RuntimeException | Error e) {
      // whatever it was, the timer must go on
      LOG.warnf("Effects cannot be applied now, and will be later: %s", e);
    }
  }

  /**
   * Applies one batch.
   *
   * @param applied those of the batches before; that they are may not be durable yet
   * @return how many were applied; 0 if none is left, or none can be applied now
   */
  private int redo(Set<String> applied) {
    if (!risk.available()) {
      return 0;
    }
    Instant settled = clock.instant().minus(SETTLED);
    List<JournalEntry> oldest = journal.unapplied(2 * BATCH);
    applied.retainAll(oldest.stream().map(JournalEntry::decisionId).toList());
    int done = 0;
    for (JournalEntry entry : oldest) {
      if (applied.contains(entry.decisionId())) {
        continue;
      }
      if (done == BATCH || entry.decidedAt().isAfter(settled) || !effects.apply(entry)) {
        return done;
      }
      applied.add(entry.decisionId());
      done++;
    }
    return done;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
