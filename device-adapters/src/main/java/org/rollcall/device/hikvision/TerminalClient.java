package org.rollcall.device.hikvision;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.Gaps;
import org.rollcall.device.Inlet;
import org.rollcall.device.wire.Counts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One terminal that is asked for its events: its stream, its searches, or both, on one context.
 * Opened once, closed once.
 */
final class TerminalClient {

  /** What both ways of asking share. */
  record Lent(
      Vertx vertx,
      Inlet inlet,
      Deposit deposit,
      Counts counts,
      RecentEvents recent,
      IsapiClient client,
      TerminalAccount account,
      Patience patience) {

    /**
     * Says what went wrong.
     *
     * @param first whether it went well before
     * @return whether it is the password, after which nothing is tried again
     */
    boolean isFinal(Throwable fault, boolean first) {
      if (fault instanceof IsapiClient.PasswordRefused) {
        if (client.isToBeTold()) {
          counts.add(Coped.PASSWORD_REFUSED, 1);
          LOG.error(fault.getMessage());
        }
        return true;
      }
      if (first) {
        LOG.warn(
            "{} does not answer as it should, and is asked again: {}", account, fault.toString());
      }
      return false;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(TerminalClient.class);

  private final Lent lent;
  private final Context context;
  private final SerialGaps gaps;
  private final Clock clock;
  private final AlertStream stream;
  private final BackFill backFill;
  private final HttpHosts hosts;
  private long timer = -1;
  private boolean answered = true;
  private boolean closed;

  TerminalClient(DeviceHost host, TerminalAccount account, ReadMarks marks, Patience patience) {
    this.context = host.vertx().getOrCreateContext();
    this.lent =
        new Lent(
            host.vertx(),
            host.inlet(),
            new Deposit(host),
            new Counts(host.tally(), HikvisionAdapter.PROTOCOL),
            new RecentEvents(),
            new IsapiClient(host.vertx(), account),
            account,
            patience);
    this.backFill = new BackFill(lent, host.clock(), marks);
    this.hosts = new HttpHosts(lent.client());
    this.clock = host.clock();
    this.gaps = new SerialGaps(clock);
    this.stream = new AlertStream(lent, gaps, this::connected);
  }

  String serial() {
    return lent.account().serial();
  }

  /** Events that the stream did not bring. */
  Gaps gaps() {
    return lent.account().stream()
        ? gaps.found()
        : new Gaps.Unknown("without its stream nobody sees the terminal's serial numbers grow");
  }

  /** Begins to ask, whether the terminal is there or not. */
  void open() {
    context.runOnContext(
        now -> {
          if (lent.account().stream()) {
            // It searches once it is connected; two at once would try a wrong password twice.
            stream.connect();
          } else {
            connected();
          }
          later();
        });
  }

  Future<Void> close() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        now -> {
          closed = true;
          stream.close();
          lent.vertx().cancelTimer(timer);
          lent.client().close().onComplete(done);
        });
    return done.future();
  }

  private void later() {
    timer =
        lent.vertx()
            .setTimer(
                lent.account().every().toMillis(),
                now -> {
                  connected();
                  later();
                });
  }

  /** Anything may have happened since the last time: events, or a reset of the terminal. */
  private void connected() {
    lent.account()
        .listener()
        .map(this::announced)
        .orElseGet(Future::succeededFuture)
        .onComplete(done -> search());
  }

  private Future<Void> announced(URI listener) {
    if (closed || lent.client().isRefused()) {
      return Future.succeededFuture();
    }
    return hosts
        .announce(listener)
        .onFailure(this::failed)
        .onSuccess(problems -> problems.forEach(this::told))
        .mapEmpty();
  }

  private void told(String problem) {
    lent.counts().add(Coped.HTTP_HOST_WRONG, 1);
    LOG.warn("{}: {}", lent.account(), problem);
  }

  private void search() {
    if (lent.account().backfill() && !closed && !lent.client().isRefused()) {
      Instant begun = clock.instant();
      backFill
          .run()
          .onSuccess(
              outcome -> {
                answered = true;
                if (outcome == BackFill.Outcome.DONE) {
                  gaps.searched(begun);
                }
              })
          .onFailure(this::failed);
    }
  }

  private void failed(Throwable fault) {
    lent.isFinal(fault, answered && !closed);
    answered = false;
  }
}
