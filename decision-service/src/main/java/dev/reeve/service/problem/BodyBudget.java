package dev.reeve.service.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the bodies of requests, each up to a limit and all together up to another, so that however
 * many arrive at once they do not use up the memory. What counts is what has been read, not what
 * was announced: a sender that dawdles takes no place from others.
 */
public final class BodyBudget {
  /** Most bytes of a body: 1 MiB. */
  public static final int MOST_BYTES = 1 << 20;

  private static final int STEP = 16 << 10;

  private final long most;
  private final AtomicLong held = new AtomicLong();

  /**
   * Nothing is held yet.
   *
   * @param most most bytes of all bodies together
   */
  public BodyBudget(long most) {
    this.most = most;
  }

  /**
   * The whole body.
   *
   * @throws RefusedException if it is larger than {@link #MOST_BYTES}, breaks off, or there is no
   *     room for it beside those that are held
   */
  public Body read(InputStream from) {
    Reading reading = new Reading();
    try {
      byte[] bytes = reading.all(from);
      return new Body(bytes, reading);
    } catch (IOException e) {
      reading.close();
      throw RefusedException.malformed("The body broke off while it was read. Send it again.");
    } catch (RuntimeException | Error e) {
      reading.close();
      throw e;
    }
  }

  /** A body that counts until it is closed. */
  public static final class Body implements AutoCloseable {
    private final byte[] bytes;
    private final Reading reading;

    private Body(byte[] bytes, Reading reading) {
      this.bytes = bytes;
      this.reading = reading;
    }

    /** All of it, not copied. */
    @SuppressWarnings("EI_EXPOSE_REP") // parsed at once, by the one who asked for it
    public byte[] bytes() {
      return bytes;
    }

    @Override
    public void close() {
      reading.close();
    }
  }

  /** What one body counts. */
  private final class Reading {
    private long counted;

    byte[] all(InputStream from) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(STEP);
      byte[] step = new byte[STEP];
      for (int length = from.read(step); length >= 0; length = from.read(step)) {
        if (bytes.size() + length > MOST_BYTES) {
          throw RefusedException.tooLarge(MOST_BYTES);
        }
        count(length);
        bytes.write(step, 0, length);
      }
      return bytes.toByteArray();
    }

    private void count(int length) {
      counted += length;
      if (held.addAndGet(length) > most) {
        throw RefusedException.overloaded(
            "Bodies of more than (%d) bytes are under way. Send again after a second, with the same key."
                .formatted(most));
      }
    }

    void close() {
      held.addAndGet(-counted);
      counted = 0;
    }
  }
}
