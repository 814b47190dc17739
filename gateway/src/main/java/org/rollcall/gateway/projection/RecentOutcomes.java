package org.rollcall.gateway.projection;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.rollcall.device.Outcome;

/**
 * What the newest deliveries came to, for senders that ask right after their receipt. A ring: an
 * older one is overwritten. Written by the projection's thread, read from any.
 */
final class RecentOutcomes {
  private static final int DELIVERIES = 1 << 15;

  private final AtomicReferenceArray<Entry> ring = new AtomicReferenceArray<>(DELIVERIES);

  private record Entry(long position, Outcome outcome) {}

  void put(long position, Outcome outcome) {
    ring.set(slot(position), new Entry(position, outcome));
  }

  /** Empty where it was overwritten or is not there yet. */
  Optional<Outcome> get(long position) {
    return Optional.ofNullable(ring.get(slot(position)))
        .filter(entry -> entry.position() == position)
        .map(Entry::outcome);
  }

  private static int slot(long position) {
    return (int) (position & (DELIVERIES - 1));
  }
}
