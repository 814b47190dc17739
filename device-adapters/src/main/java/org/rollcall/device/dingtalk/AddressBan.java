package org.rollcall.device.dingtalk;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether DingTalk has banned our address, which hits all organisations. Safe from any thread. */
final class AddressBan {
  private final AtomicInteger running = new AtomicInteger();

  void begin(Vertx vertx, long durationMs) {
    running.incrementAndGet();
    vertx.setTimer(durationMs, over -> running.decrementAndGet());
  }

  boolean isOn() {
    return running.get() > 0;
  }
}
