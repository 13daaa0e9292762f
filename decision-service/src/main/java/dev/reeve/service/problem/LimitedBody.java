package dev.reeve.service.problem;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request, up to a limit; what is beyond is never held in memory. */
public final class LimitedBody {
  /** Most bytes of a body: 1 MiB. */
  public static final int MOST_BYTES = 1 << 20;

  private LimitedBody() {}

  /**
   * The whole body.
   *
   * @throws RefusedException if it is larger than {@link #MOST_BYTES}, or breaks off
   */
  public static byte[] read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw RefusedException.tooLarge(MOST_BYTES);
      }
      return bytes;
    } catch (IOException e) {
      throw RefusedException.malformed("The body broke off while it was read. Send it again.");
    }
  }
}
