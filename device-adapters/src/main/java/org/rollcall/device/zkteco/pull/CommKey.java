package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;

/**
 * The scrambling of a terminal's communication key: bits reversed, session added, XOR with the
 * maker's four letters, halves swapped, XOR with a tick count that stands in the third byte. It
 * hides the number from a glance and from nobody else.
 */
final class CommKey {
  static final long KEY_MAX = 0xFFFF_FFFFL;
  static final int TICKS = 50;
  private static final int LETTERS = 'Z' | 'K' << 8 | 'S' << 16 | 'O' << 24;

  private CommKey() {}

  /** The four bytes that answer the question for the key. */
  static Buffer scramble(long key, int session, int ticks) {
    int mixed = (Integer.reverse((int) key) + session) ^ LETTERS;
    int swapped = Integer.rotateLeft(mixed, 16);
    int tick = ticks & 0xFF;
    return Buffer.buffer(4)
        .appendByte((byte) (swapped ^ tick))
        .appendByte((byte) (swapped >>> 8 ^ tick))
        .appendByte((byte) tick)
        .appendByte((byte) (swapped >>> 24 ^ tick));
  }
}
