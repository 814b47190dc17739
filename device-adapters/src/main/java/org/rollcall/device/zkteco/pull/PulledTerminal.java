package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.rollcall.device.Collected;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.wire.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One terminal that is read from time to time, and when somebody asks; never twice at once. Used on
 * one Vert.x context.
 *
 * <p>The next reading comes after {@code every}, a little earlier or later so that terminals do not
 * come in step; after a failure sooner, then less and less often.
 */
final class PulledTerminal {
  private static final Logger LOG = LoggerFactory.getLogger(PulledTerminal.class);

  /** How long a terminal may think about one question. */
  static final long ANSWER_TIMEOUT_MS = 10_000;

  private static final Duration RETRY_FIRST = Duration.ofSeconds(30);
  private static final int RETRY_EVERY_MAX = 4;
  private static final double JITTER = 0.1;
  private static final long START_WITHIN_MS = 5_000;
  private static final double START_EARLIEST = 0.2;

  private final PullHost lent;
  private final PullTarget target;
  private final Turns turns;
  private final DoubleSupplier chance;
  private final Backoff backoff;
  private final LogIntake intake;
  private Future<?> running = Future.succeededFuture();
  private Optional<Future<Collected>> waiting = Optional.empty();
  private Optional<LiveWatch> watch = Optional.empty();
  private Optional<PullSession> open = Optional.empty();
  private boolean mayBeDisabled;
  private boolean unregistered;
  private boolean closed;
  private int failures;
  private long timer = -1;

  /**
   * A terminal whose readings have not begun.
   *
   * @param turns shared by all terminals
   * @param chance from 0 to 1, for the jitter
   */
  PulledTerminal(PullHost lent, PullTarget target, Turns turns, DoubleSupplier chance) {
    this.lent = lent;
    this.target = target;
    this.turns = turns;
    this.chance = chance;
    this.backoff =
        new Backoff(RETRY_FIRST.toMillis(), RETRY_EVERY_MAX * target.every().toMillis(), chance);
    this.intake = new LogIntake(lent, target);
  }

  /** Begins the readings. */
  void start() {
    double share = START_EARLIEST + (1 - START_EARLIEST) * chance.getAsDouble();
    schedule((long) (share * Math.min(START_WITHIN_MS, target.every().toMillis())));
  }

  /** Reads the whole log after the reading that may be running. Who asks meanwhile shares it. */
  Future<Collected> collect() {
    if (waiting.isPresent()) {
      return waiting.get();
    }
    Promise<Collected> asked = Promise.promise();
    waiting = Optional.of(asked.future());
    after(
            running,
            () -> {
              waiting = Optional.empty();
              return read(true);
            })
        .onComplete(asked);
    return asked.future();
  }

  /** Ends the readings; completes when the running one has let go of the terminal. */
  Future<Void> close() {
    closed = true;
    vertx().cancelTimer(timer);
    intake.stop();
    open.ifPresent(PullSession::abort);
    return hangUp().eventually(() -> running.otherwiseEmpty());
  }

  private Future<Collected> after(Future<?> before, Supplier<Future<Collected>> action) {
    Future<Collected> next =
        before.transform(done -> turns.take(action)).onComplete(done -> planNext());
    running = next;
    return next;
  }

  private void planNext() {
    long every = target.every().toMillis();
    if (failures > 0 && !unregistered) {
      schedule(backoff.afterFailure());
      return;
    }
    // Of one that is not registered somebody is about to; to look costs nothing.
    long delay = unregistered ? Math.min(every, RETRY_FIRST.toMillis()) : every;
    schedule((long) (delay * (1 - JITTER + 2 * JITTER * chance.getAsDouble())));
  }

  private void schedule(long delayMs) {
    vertx().cancelTimer(timer);
    if (!closed) {
      timer = vertx().setTimer(Math.max(1, delayMs), due -> readOnTime());
    }
  }

  private void readOnTime() {
    after(running, () -> read(false))
        .onFailure(fault -> LOG.error("reading terminal {} failed", target, fault));
  }

  private Future<Collected> read(boolean whole) {
    Inlet inlet = lent.host().inlet();
    Optional<KnownDevice> device = inlet.find(lent.key(target));
    unregistered = device.isEmpty();
    if (closed || device.isEmpty()) {
      inlet.seen(lent.key(target), target.host());
      return Future.succeededFuture(
          new Collected.Refused(
              Collected.Reason.NOT_OFFERED,
              "terminal " + target.serial() + " is not registered, so nothing is read from it"));
    }
    return hangUp()
        .compose(free -> enableAgain())
        .compose(ready -> readLog(whole))
        .compose(reading -> intake.take(device.get(), reading, whole))
        .map(this::succeeded)
        .recover(this::failed)
        .onComplete(done -> listen());
  }

  private Future<PullSession.Reading> readLog(boolean whole) {
    PullSession session = session();
    open = Optional.of(session);
    return session
        .read(sizes -> whole || NewRecords.possible(sizes, lent.marks().find(target.serial())))
        .onComplete(
            done -> {
              open = Optional.empty();
              mayBeDisabled = session.mayBeDisabled();
            })
        .recover(trouble -> enableAgain().transform(tried -> Future.failedFuture(trouble)));
  }

  /** Nobody must stand before a locked terminal because a line broke. */
  private Future<Void> enableAgain() {
    if (!mayBeDisabled) {
      return Future.succeededFuture();
    }
    PullSession session = session();
    open = Optional.of(session);
    return session
        .enable()
        .onSuccess(done -> mayBeDisabled = false)
        .onComplete(done -> open = Optional.empty());
  }

  private Collected succeeded(int records) {
    if (failures > 0) {
      LOG.info("terminal {} can be read again", target);
    }
    failures = 0;
    backoff.reset();
    lent.count("log-read");
    return new Collected.Read(records);
  }

  private Future<Collected> failed(Throwable trouble) {
    failures++;
    lent.count("log-not-read");
    boolean stored = !(trouble instanceof LogIntake.NotStoredException);
    if (stored && !(trouble instanceof PullFailure)) {
      return Future.failedFuture(trouble);
    }
    String detail = "terminal " + target + " " + trouble.getMessage();
    if (failures == 1) {
      LOG.warn("{}; it is tried again", detail);
    }
    return Future.succeededFuture(
        new Collected.Refused(
            stored ? Collected.Reason.UNREACHABLE : Collected.Reason.NOT_STORED, detail));
  }

  /** Between the readings, where the settings say so, the terminal tells punches at once. */
  private void listen() {
    if (target.live() && failures == 0 && !closed) {
      LiveWatch begun = new LiveWatch(lent, intake, () -> schedule(RETRY_FIRST.toMillis()));
      watch = Optional.of(begun);
      begun.begin(session(begun::hear));
    }
  }

  private Future<Void> hangUp() {
    Optional<LiveWatch> begun = watch;
    watch = Optional.empty();
    return begun.map(LiveWatch::end).orElse(Future.succeededFuture());
  }

  private PullSession session() {
    return session(event -> {});
  }

  private PullSession session(Handler<Frame> events) {
    long timeoutMs = closed ? PullSession.HURRY_TIMEOUT_MS : ANSWER_TIMEOUT_MS;
    PullLine line =
        target.transport() == Transport.TCP
            ? new TcpLine(vertx(), target, timeoutMs)
            : new UdpLine(vertx(), target);
    return new PullSession(vertx(), target, line, timeoutMs, events);
  }

  private Vertx vertx() {
    return lent.host().vertx();
  }
}
