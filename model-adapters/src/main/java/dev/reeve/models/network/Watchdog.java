package dev.reeve.models.network;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends native runs whose time is up. It looks at all runs at a short interval rather than being
 * told of each, because to wake a thread for each would cost more than a small network's run. It
 * has a platform thread of its own, because a run pins the carrier of the virtual thread that waits
 * for it; the thread sleeps while nothing has run for a while.
 */
public final class Watchdog implements AutoCloseable {
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int IDLE_LOOKS = 500;

  private final List<RunContext> contexts = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean closed;

  /** A watchdog with nothing to watch yet. */
  public Watchdog() {
    thread = Thread.ofPlatform().daemon().name("model-watchdog").start(this::watch);
  }

  void add(RunContext context) {
    contexts.add(context);
  }

  void remove(RunContext context) {
    contexts.remove(context);
  }

  /** Says that a run began. */
  void began() {
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  private void watch() {
    int idle = 0;
    while (!closed) {
      idle = look() ? 0 : idle + 1;
      if (idle < IDLE_LOOKS) {
        LockSupport.parkNanos(this, INTERVAL_NANOS);
      } else {
        sleep();
        idle = 0;
      }
    }
  }

  /** Whether anything runs. */
  private boolean look() {
    boolean running = false;
    for (RunContext context : contexts) {
      if (context.isRunning()) {
        running = true;
        context.ringIfLate(System.nanoTime());
      }
    }
    return running;
  }

  private void sleep() {
    asleep = true;
    // a run that began before the mark was seen did not wake this thread
    if (!look() && !closed) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
