package org.rollcall.gateway.ingest.mqtt;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of messages are in memory, over all connections. Safe from any thread. */
final class HeldBytes {
  private final long max;
  private final AtomicLong held = new AtomicLong();

  HeldBytes(long max) {
    this.max = max;
  }

  /** Takes room, or leaves everything as it is where there is not enough. */
  boolean reserve(int bytes) {
    if (held.addAndGet(bytes) <= max) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  void release(int bytes) {
    held.addAndGet(-bytes);
  }
}
