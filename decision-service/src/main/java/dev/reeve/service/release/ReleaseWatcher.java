package dev.reeve.service.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the plain folders at an interval and has edits loaded. An edit counts once two looks in
 * a row agree, so that a file half written is not read. Looking, not listening: file events get
 * lost on network volumes and on the swapped links of Kubernetes.
 */
final class ReleaseWatcher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ReleaseWatcher.class);

  private final Releases releases;
  private final List<Path> folders;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("release-watcher").daemon().factory());
  private @Nullable Fingerprint seen;
  private @Nullable Fingerprint loaded;
  private int failures;
  private String told = "";

  ReleaseWatcher(Releases releases, List<Path> folders) {
    this.releases = releases;
    this.folders = List.copyOf(folders);
  }

  /** Loads what the folders hold now, then looks at every interval. */
  void start(Duration interval) {
    try {
      seen = Fingerprint.of(folders);
      loaded = releases.load() ? seen : null;
    } catch (IOException e) {
      seen = null;
      told = e.toString();
      releases.unreadable(e);
    }
    fallBack();
    timer.scheduleWithFixedDelay(
        this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void fallBack() {
    try {
      releases.fallBack();
    } catch (IOException e) {
      LOG.errorf("The release that served last cannot be had from the archive: %s", e);
    }
  }

  void look() {
    try {
      Fingerprint now = Fingerprint.of(folders);
      boolean settled = now.equals(seen);
      seen = now;
      if (settled && !now.equals(loaded)) {
        loaded = releases.load() ? now : null;
      }
      if (settled) {
        failures = 0;
        told = "";
      }
    } catch (IOException e) {
      seen = null;
      unreadable(e);
    }
  }

  /**
   * A swap of links is not atomic for a walk, so one failure is none. A second one is told, once;
   * when the folders can be read again they are loaded again, whatever was loaded before.
   */
  private void unreadable(IOException cause) {
    failures++;
    if (failures > 1 && !told.equals(cause.toString())) {
      told = cause.toString();
      releases.unreadable(cause);
    }
    if (failures > 1) {
      loaded = null;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
