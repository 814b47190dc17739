package org.rollcall.gateway.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.device.DeviceKey;

/**
 * Terminals that knocked and that nobody has registered. Bounded: the one that knocked longest ago
 * makes room. Kept in memory only, since a terminal that is refused knocks again within a minute.
 * Safe from any thread.
 */
public final class WaitingList {
  /** More unknown serials than a county has terminals by far; a flood can't fill the memory. */
  public static final int TERMINALS_MAX = 2_000;

  private final Clock clock;
  private final Map<DeviceKey, Knock> knocks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceKey, Knock> eldest) {
          return size() > TERMINALS_MAX;
        }
      };

  public WaitingList(Clock clock) {
    this.clock = clock;
  }

  /** One unknown terminal that knocked. */
  public record Knock(
      DeviceKey key, Instant firstAt, Instant lastAt, long attempts, String remoteAddress) {}

  /** Notes a knock. */
  public synchronized void knock(DeviceKey key, String remoteAddress) {
    Instant now = clock.instant();
    knocks.merge(
        key,
        new Knock(key, now, now, 1, remoteAddress),
        (old, fresh) ->
            new Knock(key, old.firstAt(), now, old.attempts() + 1, fresh.remoteAddress()));
  }

  /** Takes a terminal out because it is registered now. */
  public synchronized void remove(DeviceKey key) {
    knocks.remove(key);
  }

  /** Who waits, the most recent knock first. */
  public synchronized List<Knock> list() {
    List<Knock> list = new ArrayList<>(knocks.values());
    Collections.reverse(list);
    list.sort(Comparator.comparing(Knock::lastAt).reversed());
    return list;
  }

  public synchronized int size() {
    return knocks.size();
  }
}
