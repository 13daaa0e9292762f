package dev.reeve.service.decision;

import dev.reeve.service.problem.RefusedException;
import java.util.concurrent.Semaphore;

/** Bounds the decisions under way at once: one too many is refused at the door, at once. */
final class LoadLimit {
  private final int limit;
  private final Semaphore places;

  LoadLimit(int limit) {
    this.limit = limit;
    this.places = new Semaphore(limit);
  }

  /** A place, to be closed when the decision is answered. */
  Place enter() {
    if (!places.tryAcquire()) {
      throw RefusedException.overloaded(
          "The limit is (" + limit + "). Send again after a second, with the same key.");
    }
    return places::release;
  }

  /** A decision under way. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
