package org.rollcall.device.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.function.Predicate;

/** Takes the chunks of one body as they arrive. Used from that request's event loop only. */
final class BodyReader {

  enum Mode {
    KEEP,
    SKIM
  }

  private final Promise<Body> outcome = Promise.promise();
  private final Predicate<Buffer> hold;
  private final long maxBytes;
  private final Mode mode;
  private Buffer kept = Buffer.buffer();
  private int chunks;
  private long seenBytes;
  private long heldBytes;
  private int lines;
  private boolean insideLine;
  private boolean over;

  /**
   * @param hold reserves the bytes of a chunk; false where there is no room for them
   */
  BodyReader(Predicate<Buffer> hold, long maxBytes, Mode mode) {
    this.hold = hold;
    this.maxBytes = maxBytes;
    this.mode = mode;
  }

  Future<Body> body() {
    return outcome.future();
  }

  /** What was reserved and has to be given back. */
  long heldBytes() {
    return heldBytes;
  }

  void chunk(Buffer chunk) {
    if (over) {
      return;
    }
    seenBytes += chunk.length();
    if (seenBytes > maxBytes) {
      finish(new Body.TooLarge());
    } else if (mode == Mode.SKIM) {
      countLines(chunk);
    } else if (hold.test(chunk)) {
      keep(chunk);
    } else {
      finish(new Body.NoRoom());
    }
  }

  void end() {
    finish(
        mode == Mode.SKIM
            ? new Body.Skimmed(seenBytes, insideLine ? lines + 1 : lines)
            : new Body.Whole(kept));
  }

  void cut() {
    finish(new Body.Cut());
  }

  private void keep(Buffer chunk) {
    heldBytes += chunk.length();
    chunks++;
    if (chunks == 1) {
      // Nearly every body of a terminal is one chunk: no copy.
      kept = chunk;
    } else {
      kept = chunks == 2 ? Buffer.buffer(kept.length() * 4).appendBuffer(kept) : kept;
      kept.appendBuffer(chunk);
    }
  }

  private void countLines(Buffer chunk) {
    for (int i = 0; i < chunk.length(); i++) {
      byte b = chunk.getByte(i);
      if (b == '\n') {
        lines += insideLine ? 1 : 0;
        insideLine = false;
      } else if (b < 0 || b > ' ') {
        insideLine = true;
      }
    }
  }

  private void finish(Body body) {
    if (!over) {
      over = true;
      outcome.complete(body);
    }
  }
}
