package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What all conversations with a simulated terminal have in common. Safe from any thread. */
final class TerminalState {
  /** As many records as a common terminal has room for. */
  static final int RECORDS_MAX = 100_000;

  private final Transport transport;
  private final long commKey;
  private final List<Buffer> records = new ArrayList<>();
  private final AtomicInteger lastSession = new AtomicInteger(0x2FFA);
  private final AtomicInteger readings = new AtomicInteger();
  private volatile Set<PullFault> faults = Set.of();
  private volatile boolean disabled;

  TerminalState(Transport transport, long commKey) {
    this.transport = transport;
    this.commKey = commKey;
  }

  Transport transport() {
    return transport;
  }

  long commKey() {
    return commKey;
  }

  synchronized void record(Buffer bytes) {
    if (records.size() == RECORDS_MAX) {
      throw new IllegalStateException("the log is full; clear it");
    }
    records.add(bytes);
  }

  synchronized void clear() {
    records.clear();
  }

  synchronized int recordCount() {
    return records.size();
  }

  /** The whole log as it goes out: its size, then the records. */
  synchronized Buffer log() {
    readings.incrementAndGet();
    Buffer log = Buffer.buffer().appendIntLE(0);
    records.forEach(log::appendBuffer);
    return log.setIntLE(0, log.length() - 4);
  }

  int readings() {
    return readings.get();
  }

  int nextSession() {
    return lastSession.incrementAndGet() & Frame.NUMBER_MAX;
  }

  void failWith(Set<PullFault> these) {
    faults = these;
  }

  boolean has(PullFault fault) {
    return faults.contains(fault);
  }

  void disable(boolean off) {
    disabled = off;
  }

  boolean isDisabled() {
    return disabled;
  }
}
