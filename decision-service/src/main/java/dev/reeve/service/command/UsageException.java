package dev.reeve.service.command;

/** Arguments that a command cannot use. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message, String advice) {
    super(message + " " + advice);
  }
}
