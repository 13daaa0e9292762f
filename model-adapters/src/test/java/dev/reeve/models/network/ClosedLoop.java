package dev.reeve.models.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Callers, on threads of some kind, that each ask again as soon as they are answered. */
final class ClosedLoop {
  private static final int KEPT = 1 << 15;

  private ClosedLoop() {}

  /** Makes a run, and tells how many requests it answered. */
  interface Caller {
    int call(long number) throws Exception;
  }

  /**
   * What callers got.
   *
   * @param perSecond requests answered by the clock
   * @param perProcessorSecond requests answered per second of this process's processor time, which
   *     other work on the machine moves less than the clock
   * @param nanos how long each call took, sorted
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Rate(double perSecond, double perProcessorSecond, long[] nanos) {
    double millisAt(double share) {
      return Percentile.of(nanos, share) / 1e6;
    }
  }

  /** Asks for half of the time to warm up, then for all of it. */
  static Rate of(Thread.Builder thread, int callers, Caller caller, Duration time)
      throws Exception {
    run(thread, callers, caller, time.dividedBy(2));
    return run(thread, callers, caller, time);
  }

  private static Rate run(Thread.Builder thread, int callers, Caller caller, Duration time)
      throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong next = new AtomicLong();
    AtomicLong answered = new AtomicLong();
    List<long[]> latencies = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long processorBefore = processorNanos();
    long start = System.nanoTime();
    for (int i = 0; i < callers; i++) {
      threads.add(thread.start(() -> ask(caller, done, next, answered, latencies)));
    }
    Thread.sleep(time);
    done.set(true);
    for (Thread each : threads) {
      each.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = (processorNanos() - processorBefore) / 1e9;
    long[] nanos = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Rate(answered.get() / seconds, answered.get() / processorSeconds, nanos);
  }

  private static void ask(
      Caller caller,
      AtomicBoolean done,
      AtomicLong next,
      AtomicLong answered,
      List<long[]> latencies) {
    long[] took = new long[KEPT];
    int count = 0;
    try {
      while (!done.get()) {
        long before = System.nanoTime();
        answered.addAndGet(caller.call(next.getAndIncrement()));
        took[count++ % took.length] = System.nanoTime() - before;
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    synchronized (latencies) {
      latencies.add(Arrays.copyOf(took, Math.min(count, took.length)));
    }
  }

  private static long processorNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
