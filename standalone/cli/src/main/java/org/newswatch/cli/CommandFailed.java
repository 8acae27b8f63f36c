package org.newswatch.cli;

/** A command that cannot go on; the message tells its user what is wrong and what to do. */
final class CommandFailed extends RuntimeException {

  /** The user's input is wrong. */
  static final int USAGE = 2;

  /** It was right and still did not work out. */
  static final int FAILED = 1;

  private final int exitCode;

  CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandFailed failed(String message) {
    return new CommandFailed(FAILED, message);
  }

  static CommandFailed usage(String message) {
    return new CommandFailed(USAGE, message);
  }

  /**
   * Refuses a number that is out of bounds.
   *
   * @param option by which it was given
   */
  static void unlessWithin(int least, int most, String option, int value) {
    if (value < least || value > most) {
      throw usage("%s must be from %d to %d, not %d".formatted(option, least, most, value));
    }
  }

  int exitCode() {
    return exitCode;
  }
}
