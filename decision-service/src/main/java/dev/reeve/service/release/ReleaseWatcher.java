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

  ReleaseWatcher(Releases releases, List<Path> folders) {
    this.releases = releases;
    this.folders = List.copyOf(folders);
  }

  /** Loads what the folders hold now, then looks at every interval. */
  void start(Duration interval) throws IOException {
    try {
      Fingerprint now = Fingerprint.of(folders);
      releases.load();
      seen = now;
      loaded = now;
    } catch (IOException e) {
      releases.unreadable(e);
    }
    releases.fallBack();
    timer.scheduleWithFixedDelay(
        this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      Fingerprint now = Fingerprint.of(folders);
      boolean settled = now.equals(seen);
      seen = now;
      if (settled && !now.equals(loaded)) {
        releases.load();
        loaded = now;
      }
    } catch (IOException e) {
      // a swap of links is not atomic for a walk: the next look sees the new files
      LOG.debugf("The folders changed while being read: %s", e);
      if (loaded != null && seen == null) {
        releases.unreadable(e);
      }
      seen = null;
    } catch (RuntimeException e) {
      LOG.error("Loading a release failed", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
