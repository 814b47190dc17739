package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;

/**
 * One message in either direction.
 *
 * @param command see {@link Command}
 * @param session what the terminal gave at the connect, 0 before; the event's code where the
 *     command is {@link Command#EVENT}
 * @param reply counts the requests of a session; an answer repeats the one of its request
 */
record Frame(int command, int session, int reply, Buffer data) {
  static final int NUMBER_MAX = 0xFFFF;

  Frame {
    if (!isNumber(command) || !isNumber(session) || !isNumber(reply)) {
      throw new IllegalArgumentException("the numbers of a frame have 16 bits");
    }
  }

  private static boolean isNumber(int number) {
    return number >= 0 && number <= NUMBER_MAX;
  }
}
