package dev.reeve.models.picture;

import dev.reeve.models.scoring.Deadline;
import dev.reeve.models.scoring.UnfitInputException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many pictures be looked over at a time, callers in their order: a small file may take
 * much memory and time.
 */
public final class PictureTurns {
  private final Semaphore turns;

  private PictureTurns(int turns) {
    this.turns = new Semaphore(turns, true);
  }

  /** One turn for each processor. */
  public static PictureTurns ofThisMachine() {
    return new PictureTurns(Runtime.getRuntime().availableProcessors());
  }

  /** Something that is done with a picture. */
  public interface Work<T> {
    T result() throws UnfitInputException;
  }

  /** What the work gives, once it has its turn. */
  public <T> T take(Deadline deadline, Work<T> work) throws UnfitInputException {
    try {
      if (!turns.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        throw new UnfitInputException("the picture did not get its turn in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnfitInputException("the picture was not looked at: interrupted");
    }
    try {
      return work.result();
    } finally {
      turns.release();
    }
  }
}
