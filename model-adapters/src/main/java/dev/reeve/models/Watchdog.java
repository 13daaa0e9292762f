package dev.reeve.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends native runs whose time is up. It has a platform thread of its own, because a run pins the
 * carrier of the virtual thread that waits for it.
 */
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  Watchdog() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("model-watchdog").unstarted(task));
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Watches a run that is about to start; close the watch when the run has ended. */
  Watch watch(Deadline deadline) throws OrtException {
    Watch watch = new Watch();
    watch.alarm =
        timer.schedule(watch::ring, Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    return watch;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One watched run. Its options are native memory: never touched again once it is closed. */
  static final class Watch implements AutoCloseable {
    private final RunOptions options = new RunOptions();
    private @Nullable ScheduledFuture<?> alarm;
    private boolean rang;
    private boolean closed;

    private Watch() throws OrtException {}

    RunOptions options() {
      return options;
    }

    synchronized boolean rang() {
      return rang;
    }

    private synchronized void ring() {
      if (closed) {
        return;
      }
      rang = true;
      try {
        options.setTerminate(true);
      } catch (OrtException e) {
        throw new IllegalStateException("a run could not be ended", e);
      }
    }

    @Override
    public void close() {
      if (alarm != null) {
        alarm.cancel(false);
      }
      synchronized (this) {
        closed = true;
        options.close();
      }
    }
  }
}
