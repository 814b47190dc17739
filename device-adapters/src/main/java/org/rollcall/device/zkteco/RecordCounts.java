package org.rollcall.device.zkteco;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.device.Gaps;

/**
 * How many records terminals say they hold, against how many came. In memory since the start. Safe
 * from any thread.
 *
 * <p>Stamps are no help: those of today's firmware stand still. Two counts of the terminal are:
 * what it grew by between them has to have come. Repetitions count as arrivals, so a gap is at
 * least as large as it is shown, and records sent twice may hide or close one.
 */
final class RecordCounts {
  /** Records may be counted before they are sent: what lasts longer than this is a gap. */
  static final Duration GRACE = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  RecordCounts(Clock clock) {
    this.clock = clock;
  }

  /** Records of a terminal are stored. */
  void arrived(String serial, int records) {
    if (records > 0) {
      count(serial).ifPresent(count -> count.arrived(records));
    }
  }

  /** The terminal says how many records it holds. */
  void told(String serial, int held) {
    count(serial).ifPresent(count -> count.told(held, clock.instant()));
  }

  Gaps of(String serial) {
    return Optional.ofNullable(counts.get(serial))
        .flatMap(Count::shown)
        .<Gaps>map(shown -> shown)
        .orElseGet(
            () -> new Gaps.Unknown("the terminal has not said yet how many records it holds"));
  }

  private Optional<Count> count(String serial) {
    return counts.size() < ZktecoCommands.SERIALS_MAX || counts.containsKey(serial)
        ? Optional.of(counts.computeIfAbsent(serial, first -> new Count()))
        : Optional.empty();
  }

  /** One terminal: the count that all is judged from, and what came since. */
  private static final class Count {
    private final Gaps.Found found = new Gaps.Found();
    private Optional<Instant> since = Optional.empty();
    private Instant baseAt = Instant.EPOCH;
    private int base;
    private int held;
    private long arrived;
    private Optional<Instant> shortSince = Optional.empty();
    private boolean noticed;

    /** Judged with the terminal's next count: what comes early is no surplus. */
    synchronized void arrived(int records) {
      arrived += records;
    }

    synchronized void told(int count, Instant now) {
      boolean cleared = since.isPresent() && count < held;
      held = count;
      if (since.isEmpty()) {
        since = Optional.of(now);
        rebase(now);
      } else if (cleared) {
        cleared(now);
      } else {
        settle(now);
      }
    }

    synchronized Optional<Gaps> shown() {
      return since.map(first -> new Gaps.Watched(first, found.all()));
    }

    private void settle(Instant now) {
      long missing = held - base - arrived;
      if (since.isEmpty() || missing <= 0) {
        filled(now);
        return;
      }
      Instant first = shortSince.orElse(now);
      shortSince = Optional.of(first);
      if (!noticed && !now.isBefore(first.plus(GRACE))) {
        noticed = true;
        found.add(gap(now, OptionalLong.of(missing), Gaps.Effect.OPEN));
      }
    }

    private void filled(Instant now) {
      if (noticed) {
        found.replaceAll(
            gap -> gap.effect() == Gaps.Effect.OPEN ? gap.as(Gaps.Effect.FILLED) : gap);
      }
      rebase(now);
    }

    /** Fewer than before: cleared at the terminal, or old ones dropped to make room. */
    private void cleared(Instant now) {
      found.replaceAll(gap -> gap.effect() == Gaps.Effect.OPEN ? gap.as(Gaps.Effect.LOST) : gap);
      if (shortSince.isPresent() && !noticed) {
        found.add(gap(now, OptionalLong.empty(), Gaps.Effect.LOST));
      }
      rebase(now);
    }

    private void rebase(Instant now) {
      base = held;
      baseAt = now;
      arrived = 0;
      shortSince = Optional.empty();
      noticed = false;
    }

    private Gaps.Gap gap(Instant now, OptionalLong missing, Gaps.Effect effect) {
      return new Gaps.Gap(now, Optional.of(baseAt), Optional.of(now), missing, effect);
    }
  }
}
