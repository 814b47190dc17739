package org.rollcall.device.zkteco.pull;

/**
 * A terminal could not be read: expected trouble, on its way through futures to the one place that
 * turns it into a value. The message is the end of a sentence that begins with the terminal.
 */
final class PullFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  PullFailure(String message) {
    super(message, null, false, false);
  }
}
