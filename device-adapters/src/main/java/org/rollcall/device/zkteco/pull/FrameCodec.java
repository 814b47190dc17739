package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Frames to bytes and back. Pure; takes any bytes.
 *
 * <pre>
 * UDP                        command u16 │ checksum u16 │ session u16 │ reply u16 │ data …
 * TCP  50 50 82 7D │ length u32 │ the same                          all little-endian
 * </pre>
 */
final class FrameCodec {
  static final int HEAD_BYTES = 8;
  static final int PREFIX_BYTES = 8;
  static final int MAGIC = 0x7D825050;
  private static final int ONES = 0xFFFF;

  private FrameCodec() {}

  /** A frame as a datagram carries it. */
  static Buffer bare(Frame frame) {
    Buffer bytes =
        Buffer.buffer(HEAD_BYTES + frame.data().length())
            .appendUnsignedShortLE(frame.command())
            .appendUnsignedShortLE(0)
            .appendUnsignedShortLE(frame.session())
            .appendUnsignedShortLE(frame.reply())
            .appendBuffer(frame.data());
    return bytes.setUnsignedShortLE(2, ONES - sum(bytes));
  }

  /** A frame as a stream carries it. */
  static Buffer prefixed(Frame frame) {
    Buffer bare = bare(frame);
    return Buffer.buffer(PREFIX_BYTES + bare.length())
        .appendIntLE(MAGIC)
        .appendUnsignedIntLE(bare.length())
        .appendBuffer(bare);
  }

  /** The frame that a datagram is; empty where it is none, or its checksum does not fit. */
  static Optional<Frame> decode(Buffer bytes) {
    if (bytes.length() < HEAD_BYTES || !fits(bytes)) {
      return Optional.empty();
    }
    return Optional.of(
        new Frame(
            bytes.getUnsignedShortLE(0),
            bytes.getUnsignedShortLE(4),
            bytes.getUnsignedShortLE(6),
            bytes.getBuffer(HEAD_BYTES, bytes.length())));
  }

  /**
   * Whether checksum and content fit. Both zeros of one's complement are one, and a checksum of 0
   * means that none was made.
   */
  private static boolean fits(Buffer bytes) {
    return bytes.getUnsignedShortLE(2) == 0 || sum(bytes) % ONES == 0;
  }

  /** The sum of the 16-bit words with carries folded in; an odd last byte counts alone. */
  private static int sum(Buffer bytes) {
    long sum = 0;
    int even = bytes.length() & ~1;
    for (int i = 0; i < even; i += 2) {
      sum += bytes.getUnsignedShortLE(i);
    }
    if (even < bytes.length()) {
      sum += bytes.getUnsignedByte(even);
    }
    while (sum > ONES) {
      sum = (sum & ONES) + (sum >>> 16);
    }
    return (int) sum;
  }
}
