package org.rollcall.gateway.cli;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.http.Privacy;
import org.rollcall.gateway.ingest.DeviceContacts;
import org.rollcall.gateway.ingest.LockWatch;
import org.rollcall.gateway.ingest.SilenceRule;
import org.rollcall.gateway.ingest.SilenceWatch;
import org.rollcall.gateway.ingest.recording.FrameRecorder;
import org.rollcall.gateway.ledger.DeviceSilences;
import org.rollcall.gateway.ledger.DeviceStates;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.security.AccessLog;
import org.rollcall.gateway.security.DailyPurge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the gateway looks at from time to time; each gives the timer that ends it. */
record Watches(Vertx vertx, Store store, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  /** Looks after terminals that fall silent. */
  long silences(SilenceRule rule, DeviceContacts contacts) {
    LedgerDatabase ledger = store.ledger();
    Map<DeviceKey, Instant> lasting =
        ledger.read(connection -> DeviceSilences.lasting(connection, ledger.symbols()));
    Map<DeviceKey, DeviceStates.DeviceState> before =
        ledger.read(connection -> DeviceStates.all(connection, ledger.symbols()));
    SilenceWatch watch =
        new SilenceWatch(
            store::registry,
            rule,
            key ->
                contacts
                    .last(key)
                    .or(
                        () ->
                            Optional.ofNullable(before.get(key))
                                .map(DeviceStates.DeviceState::lastReceivedAt)),
            lasting,
            store.journal(),
            clock);
    return vertx.setPeriodic(SilenceWatch.LOOK_EVERY.toMillis(), tick -> watch.look());
  }

  /** Forgets recordings that nobody has fetched. */
  long recordings(FrameRecorder recorder) {
    return vertx.setPeriodic(FrameRecorder.LOOK_EVERY.toMillis(), tick -> recorder.forgetOld());
  }

  /** Locks approved months when they are due. */
  long locks(Period lockAfter) {
    LockWatch watch =
        new LockWatch(
            store.ledger(), () -> store.projection().homes(), store.desk(), lockAfter, clock);
    return vertx.setPeriodic(
        LockWatch.LOOK_EVERY.toMillis(),
        tick ->
            vertx
                .executeBlocking(watch::look)
                .onFailure(e -> LOG.warn("months that are due could not be locked", e)));
  }

  /** Removes once a day what has been kept long enough. */
  long purges(Privacy privacy, AccessLog log) {
    DailyPurge daily = new DailyPurge(privacy.purge(), privacy.purgeReports(), log, clock);
    return vertx.setPeriodic(
        DailyPurge.LOOK_EVERY.toMillis(), tick -> vertx.executeBlocking(() -> purged(daily)));
  }

  /** What goes wrong is tried again at the next look. */
  private static boolean purged(DailyPurge daily) {
    try {
      daily.look();
      return true;
    } catch (RuntimeException e) {
      LOG.error("the daily purge failed; it is tried again soon", e);
      return false;
    }
  }
}
