package org.rollcall.device.wire;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Reads request bodies within two bounds: bytes of one body, and bytes of all bodies that an
 * adapter holds until it has answered. Safe from any thread; a request has to be handed over before
 * its handler returns.
 *
 * <p>Bodies are lent: the bytes count as held until the future that {@code use} returned completes.
 */
public final class BodyIntake {
  private final long bodyMaxBytes;
  private final long heldMaxBytes;
  private final AtomicLong heldBytes = new AtomicLong();

  public BodyIntake(long bodyMaxBytes, long heldMaxBytes) {
    this.bodyMaxBytes = bodyMaxBytes;
    this.heldMaxBytes = heldMaxBytes;
  }

  /** Lends the whole body, or says why there is none. */
  public <T> Future<T> collect(HttpServerRequest request, Function<Body, Future<T>> use) {
    BodyReader reader = new BodyReader(this::hold, bodyMaxBytes, BodyReader.Mode.KEEP);
    return read(request, reader)
        .compose(use)
        .onComplete(done -> heldBytes.addAndGet(-reader.heldBytes()));
  }

  /** Lets the body go past without keeping a byte of it. */
  public <T> Future<T> skim(HttpServerRequest request, Function<Body, Future<T>> use) {
    return read(request, new BodyReader(this::hold, bodyMaxBytes, BodyReader.Mode.SKIM))
        .compose(use);
  }

  /** Bytes lent at this moment. */
  public long heldBytes() {
    return heldBytes.get();
  }

  private Future<Body> read(HttpServerRequest request, BodyReader reader) {
    if (declaredBytes(request) > bodyMaxBytes) {
      return Future.succeededFuture(new Body.TooLarge());
    }
    request.handler(reader::chunk);
    request.endHandler(end -> reader.end());
    request.exceptionHandler(cut -> reader.cut());
    return reader.body();
  }

  private boolean hold(Buffer chunk) {
    if (heldBytes.addAndGet(chunk.length()) <= heldMaxBytes) {
      return true;
    }
    heldBytes.addAndGet(-chunk.length());
    return false;
  }

  private static long declaredBytes(HttpServerRequest request) {
    String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (declared == null) {
      return 0;
    }
    try {
      return Long.parseLong(declared);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
