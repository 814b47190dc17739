package org.rollcall.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response for a writer on a worker thread: chunk by chunk, no more than a few of
 * them ahead of the reader. A reader that takes nothing for {@link #READER_WAIT_MS} is given up, so
 * that it can't hold the thread. What fits one chunk is sent with its length. Not thread-safe.
 */
final class ResponseStream extends OutputStream {
  static final int CHUNK_BYTES = 32 * 1024;
  static final int CHUNKS_AHEAD_MAX = 4;
  private static final long READER_WAIT_MS = 30_000;

  /** However steadily a reader takes little. */
  private static final long WHOLE_MS_MAX = 15L * 60 * 1_000;

  private final Context loop;
  private final HttpServerResponse response;
  private final long begunNs = System.nanoTime();
  private final Semaphore ahead = new Semaphore(CHUNKS_AHEAD_MAX);
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private int filled;
  private boolean isBegun;
  private volatile boolean isBroken;

  ResponseStream(Context loop, HttpServerResponse response) {
    this.loop = loop;
    this.response = response;
  }

  /** Whether a part was sent, so that nothing can be said in its place any more. */
  boolean isBegun() {
    return isBegun;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, chunk.length - filled);
      System.arraycopy(octets, from, chunk, filled, part);
      filled += part;
      from += part;
      left -= part;
      if (filled == chunk.length) {
        send();
      }
    }
  }

  /** Sends the rest and ends the response. */
  void end() throws IOException {
    if (!isBegun) {
      Buffer whole = Buffer.buffer().appendBytes(chunk, 0, filled);
      isBegun = true;
      loop.runOnContext(now -> response.end(whole));
      return;
    }
    if (filled > 0) {
      send();
    }
    loop.runOnContext(now -> response.end());
  }

  private void send() throws IOException {
    awaitRoom();
    Buffer full = Buffer.buffer().appendBytes(chunk, 0, filled);
    filled = 0;
    boolean isFirst = !isBegun;
    isBegun = true;
    loop.runOnContext(
        now -> {
          if (isFirst) {
            response.setChunked(true);
          }
          response
              .write(full)
              .onComplete(
                  written -> {
                    if (written.failed()) {
                      isBroken = true;
                    }
                    ahead.release();
                  });
        });
  }

  private void awaitRoom() throws IOException {
    try {
      if (!ahead.tryAcquire(READER_WAIT_MS, TimeUnit.MILLISECONDS)) {
        throw new IOException("the reader took nothing for " + READER_WAIT_MS / 1000 + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the gateway is closing", e);
    }
    if (System.nanoTime() - begunNs > TimeUnit.MILLISECONDS.toNanos(WHOLE_MS_MAX)) {
      throw new IOException("the reader took longer than " + WHOLE_MS_MAX / 60_000 + " min");
    }
    if (isBroken) {
      throw new IOException("the reader is gone");
    }
  }
}
