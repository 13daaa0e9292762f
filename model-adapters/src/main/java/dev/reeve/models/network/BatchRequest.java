package dev.reeve.models.network;

import dev.reeve.models.scoring.Deadline;
import dev.reeve.models.scoring.ScoringException;
import dev.reeve.policy.evidence.Score;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A caller that waits for the scores of its input. What it waits for is written by the thread that
 * leads a run; the marks are guarded by the lock of the queue.
 */
final class BatchRequest {
  private final EncodedInput input;
  private final Deadline deadline;
  private final int width;
  private final Thread thread = Thread.currentThread();
  private final long asked = System.nanoTime();
  private volatile @Nullable Map<String, Score> scores;
  private volatile @Nullable ScoringException failure;
  private volatile boolean leads;
  private boolean alone;
  private boolean left;

  BatchRequest(EncodedInput input, Deadline deadline) {
    this.input = input;
    this.width = input.width();
    this.deadline = deadline;
  }

  EncodedInput input() {
    return input;
  }

  Deadline deadline() {
    return deadline;
  }

  long waitedNanos() {
    return System.nanoTime() - asked;
  }

  void complete(Map<String, Score> result) {
    scores = result;
    LockSupport.unpark(thread);
  }

  void fail(ScoringException cause) {
    failure = cause;
    LockSupport.unpark(thread);
  }

  /** Has this caller lead the next run. */
  void lead() {
    leads = true;
    LockSupport.unpark(thread);
  }

  /** Whether this caller has nothing to wait for any more. */
  boolean isReady() {
    return leads || isDone();
  }

  boolean isDone() {
    return scores != null || failure != null;
  }

  /** The scores, once there are any. */
  Optional<Map<String, Score>> result() throws ScoringException {
    ScoringException cause = failure;
    if (cause != null) {
      throw cause;
    }
    return Optional.ofNullable(scores);
  }

  /** Wants a run of its own, because one that it shared failed. */
  void runAlone() {
    alone = true;
  }

  /** Waits no longer. */
  void leave() {
    left = true;
  }

  boolean hasLeft() {
    return left;
  }

  /** Size of the second axis, to which a shared run pads the others. */
  int width() {
    return width;
  }

  /** Whether this and another may share a run without much padding. */
  boolean sharesWith(BatchRequest other) {
    return !alone && !other.alone && input.bucket() == other.input.bucket();
  }
}
