package dev.reeve.models.network;

import dev.reeve.models.manifest.Batching;
import dev.reeve.models.scoring.Deadline;
import dev.reeve.models.scoring.ModelFigures;
import dev.reeve.models.scoring.ScoringException;
import dev.reeve.policy.evidence.Score;
import dev.reeve.policy.evidence.Unknown.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets callers share runs. A caller that finds a run free makes it at once, on its own thread, so
 * an idle model adds no wait; while all runs are busy callers queue, and the first of them takes
 * what fits of the others into the next run. A caller never waits beyond its deadline. A run that
 * fails for several is made again for each alone, so that no input spoils the score of another.
 */
final class RunQueue implements AutoCloseable {

  /** Makes one run. */
  interface Runner {
    /** The scores of each request. */
    List<Map<String, Score>> run(List<BatchRequest> batch, Deadline deadline)
        throws ScoringException;
  }

  private final int slots;
  private final Batching batching;
  private final Runner runner;
  private final ModelFigures figures;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<BatchRequest> waiting = new ArrayDeque<>();
  private int running;
  private boolean closed;

  RunQueue(int slots, Batching batching, Runner runner, ModelFigures figures) {
    this.slots = slots;
    this.batching = batching;
    this.runner = runner;
    this.figures = figures;
  }

  /** The scores of an input, by a run of its own or a shared one. */
  Map<String, Score> score(EncodedInput input, Deadline deadline) throws ScoringException {
    BatchRequest request = new BatchRequest(input, deadline);
    boolean queued = enter(request);
    if (queued) {
      await(request);
    }
    Optional<Map<String, Score>> result = request.result();
    if (result.isEmpty()) {
      lead(request, queued);
      result = request.result();
    }
    return result.orElseThrow(() -> new ScoringException(Reason.ERROR, "the run gave nothing"));
  }

  private boolean enter(BatchRequest request) throws ScoringException {
    lock.lock();
    try {
      if (closed) {
        throw new ScoringException(Reason.ERROR, "the model is closed");
      }
      if (running < slots) {
        running++;
        return false;
      }
      waiting.addLast(request);
      if (!batching.delay().isZero()) {
        changed.signalAll();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void await(BatchRequest request) throws ScoringException {
    while (!request.isReady()) {
      long left = request.deadline().remainingNanos();
      boolean interrupted = Thread.currentThread().isInterrupted();
      if ((left <= 0 || interrupted) && leave(request)) {
        throw interrupted
            ? new ScoringException(Reason.ERROR, "interrupted while waiting for a run")
            : new ScoringException(Reason.TIMEOUT, "no run became free in time");
      }
      if (!interrupted) {
        LockSupport.parkNanos(this, Math.max(left, 1));
      }
    }
  }

  /** Whether the request could leave, because it neither leads nor is done. */
  private boolean leave(BatchRequest request) {
    lock.lock();
    try {
      if (request.isReady()) {
        return false;
      }
      waiting.remove(request);
      request.leave();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void lead(BatchRequest leader, boolean queued) {
    try {
      if (leader.deadline().remainingNanos() <= 0) {
        leader.fail(new ScoringException(Reason.TIMEOUT, "no run became free in time"));
      } else {
        run(gather(leader, queued), leader);
      }
    } finally {
      passOn();
    }
  }

  /** The leader and those that fit into its run. */
  private List<BatchRequest> gather(BatchRequest leader, boolean queued) {
    List<BatchRequest> batch = new ArrayList<>();
    batch.add(leader);
    if (batching.max() == 1) {
      return batch;
    }
    lock.lock();
    try {
      int rows = join(batch, leader.input().rows());
      long left =
          queued ? Math.min(batching.delay().toNanos(), leader.deadline().remainingNanos() / 2) : 0;
      while (left > 0 && rows < batching.max()) {
        left = changed.awaitNanos(left);
        rows = join(batch, rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return batch;
  }

  /** Those of the nearest width join first, which leaves the least padding; then the earliest. */
  private int join(List<BatchRequest> batch, int before) {
    BatchRequest leader = batch.getFirst();
    List<BatchRequest> fitting = new ArrayList<>();
    for (BatchRequest other : waiting) {
      if (other.sharesWith(leader)) {
        fitting.add(other);
      }
    }
    fitting.sort(Comparator.comparingInt(other -> Math.abs(other.width() - leader.width())));
    int rows = before;
    Set<BatchRequest> joined = new HashSet<>();
    for (BatchRequest other : fitting) {
      if (rows + other.input().rows() <= batching.max()) {
        joined.add(other);
        batch.add(other);
        rows += other.input().rows();
      }
    }
    waiting.removeAll(joined);
    return rows;
  }

  private void run(List<BatchRequest> batch, BatchRequest leader) {
    figures.run();
    batch.forEach(one -> figures.request(one.input().rows(), one.waitedNanos()));
    try {
      List<Map<String, Score>> scores = runner.run(batch, leader.deadline());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).complete(scores.get(i));
      }
    } catch (ScoringException e) {
      retry(batch, leader, e);
    } catch (RuntimeException | Error e) {
      // its message may hold content of the event
      String kind = e.getClass().getSimpleName();
      retry(batch, leader, new ScoringException(Reason.ERROR, "the run failed (" + kind + ")"));
    }
  }

  private void retry(List<BatchRequest> batch, BatchRequest leader, ScoringException cause) {
    if (batch.size() == 1) {
      leader.fail(cause);
      return;
    }
    putBack(batch.subList(1, batch.size()));
    if (leader.deadline().remainingNanos() > 0) {
      run(List.of(leader), leader);
    } else {
      leader.fail(cause);
    }
  }

  private void putBack(List<BatchRequest> others) {
    lock.lock();
    try {
      for (BatchRequest other : others.reversed()) {
        other.runAlone();
        if (!other.hasLeft()) {
          waiting.addFirst(other);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives the run that became free to the one who has waited longest. */
  private void passOn() {
    lock.lock();
    try {
      BatchRequest next = waiting.pollFirst();
      if (next == null) {
        running--;
        changed.signalAll();
      } else {
        next.lead();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for those who queue and run; later ones get no score. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      while (running > 0) {
        // a wait that ends by itself: a signal could be meant for a run that waits for rows
        changed.await(10, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a model was closed", e);
    } finally {
      lock.unlock();
    }
  }
}
