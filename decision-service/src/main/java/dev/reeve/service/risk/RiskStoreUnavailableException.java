package dev.reeve.service.risk;

import org.jspecify.annotations.Nullable;

/** Risk state could not be read or written. */
public final class RiskStoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean timedOut;

  public RiskStoreUnavailableException(
      String message, boolean timedOut, @Nullable Throwable cause) {
    super(message, cause);
    this.timedOut = timedOut;
  }

  /** Whether the store gave no answer in time; otherwise it failed or could not be reached. */
  public boolean timedOut() {
    return timedOut;
  }
}
