package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * A conversation in which the terminal tells punches at once. A punch is confirmed after it is
 * stored, so that one that is not confirmed comes again, or with the next reading of the log. Used
 * once, on one Vert.x context.
 */
final class LiveWatch {
  /** How often a quiet terminal is asked whether it is still there. */
  static final long PING_MS = 30_000;

  /** Events that wait to be stored; more are left to the next reading of the log. */
  static final int HELD_MAX = 1_000;

  private final PullHost lent;
  private final LogIntake intake;
  private final Runnable lost;
  private Optional<PullSession> session = Optional.empty();
  private boolean ended;
  private int held;
  private long timer = -1;

  /**
   * A watch that has not begun.
   *
   * @param lost told once when the terminal is gone, but not after {@link #end}
   */
  LiveWatch(PullHost lent, LogIntake intake, Runnable lost) {
    this.lent = lent;
    this.intake = intake;
    this.lost = lost;
  }

  /** Begins to listen in a session whose events come to {@link #hear}. */
  void begin(PullSession fresh) {
    session = Optional.of(fresh);
    fresh
        .listen()
        .onSuccess(listening -> ping(fresh))
        // A terminal that tells nothing at once is read as often as the settings say.
        .onFailure(trouble -> end());
  }

  void hear(Frame event) {
    if (event.session() != LiveCodec.PUNCH) {
      session.ifPresent(PullSession::confirmEvent);
      return;
    }
    if (held == HELD_MAX) {
      lent.count("live-overload");
      return;
    }
    Buffer data = event.data();
    List<PulledRecord> records = LiveCodec.decode(data);
    held++;
    intake
        .store(records)
        .onSuccess(stored -> session.filter(s -> !ended).ifPresent(PullSession::confirmEvent))
        .onFailure(trouble -> lent.count("live-not-stored"))
        .onComplete(done -> held--);
  }

  /** Hangs up. Never fails. */
  Future<Void> end() {
    ended = true;
    lent.host().vertx().cancelTimer(timer);
    return session.map(PullSession::leave).orElse(Future.succeededFuture());
  }

  private void ping(PullSession open) {
    if (ended) {
      return;
    }
    timer =
        lent.host()
            .vertx()
            .setTimer(
                PING_MS,
                due -> open.ping().onSuccess(there -> ping(open)).onFailure(trouble -> breakOff()));
  }

  private void breakOff() {
    if (!ended) {
      lent.count("live-lost");
      end().onComplete(hungUp -> lost.run());
    }
  }
}
