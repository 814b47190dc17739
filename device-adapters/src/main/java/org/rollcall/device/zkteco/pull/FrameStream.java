package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a TCP stream into frames, however its bytes arrive. After a problem nothing more is read:
 * where the next frame would begin is not known. Not thread-safe.
 */
final class FrameStream {
  /** More than any terminal sends in one frame; beyond it the bytes are another protocol's. */
  static final int FRAME_BYTES_MAX = 1 << 20;

  /**
   * What some bytes completed.
   *
   * @param problem why the stream can't be read further, as the end of a sentence
   */
  record Cut(List<Frame> frames, Optional<String> problem) {
    Cut {
      frames = List.copyOf(frames);
    }
  }

  private Buffer rest = Buffer.buffer();

  Cut feed(Buffer bytes) {
    rest = rest.length() == 0 ? bytes : rest.appendBuffer(bytes);
    List<Frame> frames = new ArrayList<>();
    Optional<String> problem = Optional.empty();
    int at = 0;
    while (problem.isEmpty() && rest.length() - at >= FrameCodec.PREFIX_BYTES) {
      long length = rest.getUnsignedIntLE(at + 4);
      problem = problem(rest.getIntLE(at), length);
      int from = at + FrameCodec.PREFIX_BYTES;
      if (problem.isPresent() || rest.length() - from < length) {
        break;
      }
      at = from + (int) length;
      Optional<Frame> frame = FrameCodec.decode(rest.getBuffer(from, at));
      frame.ifPresent(frames::add);
      problem = frame.isPresent() ? problem : Optional.of("sent a frame with a wrong checksum");
    }
    rest = rest.getBuffer(at, rest.length());
    return new Cut(frames, problem);
  }

  private static Optional<String> problem(int magic, long length) {
    if (magic != FrameCodec.MAGIC) {
      return Optional.of("sent bytes that are no frame");
    }
    return length < FrameCodec.HEAD_BYTES || length > FRAME_BYTES_MAX
        ? Optional.of("sent a frame of " + length + " bytes")
        : Optional.empty();
  }
}
