package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ledger.CorrectionRows;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.HomeCheckIns;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.ledger.StoredCheckIn;

/**
 * Resolves stored check-ins again when the registry has learnt more: the badge is linked, the
 * terminal is placed, somebody lets them out of quarantine. What moves marks its old and its new
 * day.
 */
final class StoredAgain {
  private final LedgerWork work;

  StoredAgain(LedgerWork work) {
    this.work = work;
  }

  /** All check-ins of a device, wherever they are. */
  void ofDevice(DeviceKey key) throws SQLException {
    OptionalInt device = work.symbols().find(DeviceName.symbol(key));
    if (device.isPresent()) {
      for (int home : work.places().homesOfDevice(device.getAsInt())) {
        resolve(home, checkIn -> checkIn.device() == device.getAsInt());
      }
    }
  }

  /** The check-ins of some numbers at a home. */
  void ofNumbers(int home, Set<String> numbers) throws SQLException {
    resolve(home, checkIn -> numbers.contains(checkIn.number()));
  }

  /** One check-in that somebody lets out of quarantine. */
  void released(StoredCheckIn held) throws SQLException {
    replace(held, held.asReleased());
  }

  /** Marks every day that has check-ins or corrections at a home. */
  void markAllOf(int home) throws SQLException {
    for (StoredCheckIn checkIn : all(home)) {
      work.markDirty(checkIn);
    }
    for (LedgerState.DayKey key : CorrectionRows.daysAt(work.writer(), home)) {
      LocalDate date = LocalDate.ofEpochDay(key.epochDay());
      work.dirty().mark(key.person(), date, work.symbols().text(home));
    }
  }

  private void resolve(int home, Predicate<StoredCheckIn> wanted) throws SQLException {
    for (StoredCheckIn checkIn : all(home)) {
      if (wanted.test(checkIn)) {
        replace(checkIn, checkIn);
      }
    }
  }

  private void replace(StoredCheckIn old, StoredCheckIn basis) throws SQLException {
    StoredCheckIn fresh =
        work.resolver()
            .again(
                work.registry(),
                work.parameters(),
                DeviceName.key(work.symbols().text(old.device())),
                basis);
    if (fresh.equals(old)) {
      return;
    }
    work.markDirty(old);
    work.checkIns().delete(old);
    work.checkIns().insert(fresh);
    work.noteHome(fresh);
    work.markDirty(fresh);
    if (fresh.home() != 0) {
      work.touch(fresh);
    }
  }

  private List<StoredCheckIn> all(int home) throws SQLException {
    try (HomeCheckIns checkIns = new HomeCheckIns(work.writer())) {
      return checkIns.between(home, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }
}
