package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.Receipt;

/**
 * Hands what was read to the gateway, in deliveries of bounded size, one after the other, and
 * remembers how far it came. Used on one Vert.x context; futures fail with a {@link PullFailure} or
 * a {@link NotStoredException}.
 */
final class LogIntake {
  /** Records of one delivery. */
  static final int DELIVERY_RECORDS_MAX = 2_000;

  /** The records came and the gateway could not keep them. The message ends a sentence. */
  static final class NotStoredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotStoredException(String message) {
      super(message, null, false, false);
    }
  }

  private final PullHost lent;
  private final PullTarget target;
  private boolean stopped;

  LogIntake(PullHost lent, PullTarget target) {
    this.lent = lent;
    this.target = target;
  }

  /**
   * Delivers a log.
   *
   * @param whole whether everything is delivered, or only what is new
   * @return how many records the log has
   */
  Future<Integer> take(KnownDevice device, PullSession.Reading reading, boolean whole) {
    if (reading.log().isEmpty()) {
      lent.host().inlet().seen(device.key(), target.host());
      return Future.succeededFuture((int) reading.counted());
    }
    int year = LocalDate.ofInstant(lent.host().clock().instant(), device.zone()).getYear();
    AttendanceLog log = AttendanceLog.of(reading.log().get(), reading.counted(), year + 1);
    int fresh = NewRecords.fresh(log, lent.marks().find(target.serial()));
    int first = whole ? 0 : NewRecords.first(log, fresh);
    if (first == log.size()) {
      lent.host().inlet().seen(device.key(), target.host());
    }
    return slice(log, first, fresh).compose(stored -> remember(log)).map(log.size());
  }

  /** Stops between two deliveries: the gateway ends. */
  void stop() {
    stopped = true;
  }

  /** Delivers records that came one by one. */
  Future<Void> store(List<PulledRecord> records) {
    List<DeviceEvent> events = lent.events().apply(records);
    records.stream()
        .filter(PulledRecord.Unreadable.class::isInstance)
        .forEach(record -> lent.count("record-unreadable"));
    if (events.isEmpty()) {
      return Future.succeededFuture();
    }
    return lent.host()
        .inlet()
        .accept(new Delivery(lent.key(target), target.host(), events))
        .compose(LogIntake::stored);
  }

  private Future<Void> slice(AttendanceLog log, int from, int fresh) {
    if (stopped) {
      return Future.failedFuture(new PullFailure("was not read to its end: the gateway stops"));
    }
    int to = Math.min(log.size(), from + DELIVERY_RECORDS_MAX);
    boolean last = to == log.size();
    Future<Void> stored = store(records(log, from, to, fresh));
    return last ? stored : stored.compose(next -> slice(log, to, fresh));
  }

  /**
   * The records to deliver. What can't be read is delivered once: quarantine does not see that a
   * second one is the same.
   */
  private static List<PulledRecord> records(AttendanceLog log, int from, int to, int fresh) {
    List<PulledRecord> records = new ArrayList<>(log.records(from, to));
    int old = Math.max(0, Math.min(to, fresh) - from);
    records.subList(0, old).removeIf(PulledRecord.Unreadable.class::isInstance);
    if (to == log.size() && fresh < log.size()) {
      log.rest().ifPresent(records::add);
    }
    return records;
  }

  private Future<Void> remember(AttendanceLog log) {
    if (log.size() == 0) {
      return Future.succeededFuture();
    }
    ReadMark mark = new ReadMark(log.size(), log.mark(log.size() - 1));
    return lent.marks().find(target.serial()).equals(Optional.of(mark))
        ? Future.succeededFuture()
        : lent.marks().remember(target.serial(), mark);
  }

  private static Future<Void> stored(Receipt receipt) {
    return receipt instanceof Receipt.Refused refused
        ? Future.failedFuture(
            new NotStoredException(
                "was read, but the gateway could not store it: " + refused.detail()))
        : Future.succeededFuture();
  }
}
