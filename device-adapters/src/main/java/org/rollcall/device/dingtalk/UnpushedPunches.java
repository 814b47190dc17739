package org.rollcall.device.dingtalk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.device.DeviceEvent.CheckIn;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Gaps;

/**
 * Punches that only asking has brought, although they should have been pushed or streamed. Which
 * punches were pushed is known since the start alone, so older ones are not judged. Safe from any
 * thread.
 */
final class UnpushedPunches {
  /** A push may be under way, and DingTalk repeats it after half a minute. */
  static final Duration GRACE = Duration.ofMinutes(5);

  static final int MACHINES_MAX = 10_000;

  private final Clock clock;
  private final Instant since;
  private final Map<DeviceKey, Gaps.Found> found = new HashMap<>();

  UnpushedPunches(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /** What one question brought that was not there before, and is stored. */
  synchronized void asked(List<Punch> fresh) {
    Instant now = clock.instant();
    Map<DeviceKey, List<Instant>> late = new HashMap<>();
    for (Punch punch : fresh) {
      if (punch.event() instanceof CheckIn checkIn) {
        Instant made = checkIn.localTime().toInstant(checkIn.offset().orElse(ZoneOffset.UTC));
        if (made.isAfter(since) && made.isBefore(now.minus(GRACE))) {
          late.computeIfAbsent(punch.device(), first -> new ArrayList<>()).add(made);
        }
      }
    }
    late.forEach((device, times) -> add(device, times, now));
  }

  /** Asking has brought them by then: a gap here is filled the moment it is seen. */
  synchronized Gaps of(DeviceKey key) {
    return new Gaps.Watched(
        since, Optional.ofNullable(found.get(key)).map(Gaps.Found::all).orElse(List.of()));
  }

  private void add(DeviceKey device, List<Instant> times, Instant now) {
    if (found.size() < MACHINES_MAX || found.containsKey(device)) {
      List<Instant> sorted = times.stream().sorted().toList();
      found
          .computeIfAbsent(device, first -> new Gaps.Found())
          .add(
              new Gaps.Gap(
                  now,
                  Optional.of(sorted.get(0)),
                  Optional.of(sorted.get(sorted.size() - 1)),
                  OptionalLong.of(sorted.size()),
                  Gaps.Effect.FILLED));
    }
  }
}
