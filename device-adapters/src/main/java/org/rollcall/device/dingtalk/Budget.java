package org.rollcall.device.dingtalk;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What an organisation has spent of its month: DingTalk's free edition has few pushes and calls,
 * tells no app how many are left, and stops when they are gone. Months are China's. Not safe for
 * several threads.
 */
final class Budget {
  private static final long NEAR_PERCENT = 80L;

  private final int pushQuota;
  private final int callQuota;
  private YearMonth month = YearMonth.of(1, 1);
  private int pushes;
  private int calls;
  private boolean refused;

  Budget(int pushQuota, int callQuota) {
    this.pushQuota = pushQuota;
    this.callQuota = callQuota;
  }

  /** Counts a push; says so where that takes it to a limit. */
  Optional<Coped> pushed(Instant now) {
    turn(now);
    pushes++;
    return limit(pushes, pushQuota, Coped.PUSH_QUOTA_NEAR, Coped.PUSH_QUOTA_GONE);
  }

  /** Counts a call; says so where that takes it to a limit. */
  Optional<Coped> called(Instant now) {
    turn(now);
    calls++;
    return limit(calls, callQuota, Coped.CALL_QUOTA_NEAR, Coped.CALL_QUOTA_GONE);
  }

  /** DingTalk itself says that no calls are left. */
  void refused(Instant now) {
    turn(now);
    refused = true;
  }

  /** How long nothing may be asked for: to the month's end where DingTalk has said so. */
  Duration closedFor(Instant now) {
    turn(now);
    return refused ? untilNextMonth(now) : Duration.ZERO;
  }

  /**
   * How long to wait between passes so that the calls last to the month's end.
   *
   * @param standard the shortest wait
   * @param callsOfAPass what one pass takes
   * @param sparse the wait once our own count says that nothing is left, for it may be wrong
   */
  Duration pace(Instant now, Duration standard, int callsOfAPass, Duration sparse) {
    turn(now);
    int left = callQuota - calls;
    Duration even =
        left <= 0 ? sparse : untilNextMonth(now).multipliedBy(callsOfAPass).dividedBy(left);
    Duration wait = even.compareTo(sparse) > 0 ? sparse : even;
    return wait.compareTo(standard) > 0 ? wait : standard;
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("month", month.toString())
        .put("pushes", pushes)
        .put("calls", calls)
        .put("refused", refused);
  }

  /** Goes on where the memory left off; a memory of another month is worth nothing. */
  void restore(JsonObject memory, Instant now) {
    turn(now);
    if (month.toString().equals(memory.getValue("month"))) {
      pushes = memory.getValue("pushes") instanceof Integer spent ? spent : 0;
      calls = memory.getValue("calls") instanceof Integer spent ? spent : 0;
      refused = Boolean.TRUE.equals(memory.getValue("refused"));
    }
  }

  private void turn(Instant now) {
    YearMonth current = YearMonth.from(now.atOffset(PunchCodec.OFFSET));
    if (!current.equals(month)) {
      month = current;
      pushes = 0;
      calls = 0;
      refused = false;
    }
  }

  private Duration untilNextMonth(Instant now) {
    Instant next = month.plusMonths(1).atDay(1).atStartOfDay(PunchCodec.OFFSET).toInstant();
    return Duration.between(now, next);
  }

  private static Optional<Coped> limit(int spent, int quota, Coped near, Coped gone) {
    if (spent == quota) {
      return Optional.of(gone);
    }
    return spent == (quota * NEAR_PERCENT + 99) / 100 ? Optional.of(near) : Optional.empty();
  }
}
