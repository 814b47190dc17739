package org.rollcall.gateway.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rollcall.gateway.attendance.MonthLife;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.attendance.StepTaken;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.MonthSteps.HomeMonthKey;
import org.rollcall.gateway.ledger.Months;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks approved months by itself when they have waited long enough after their end. A month that
 * changed since it was approved is left to people. {@link #look} is called every {@link
 * #LOOK_EVERY} by one caller at a time, and blocks: call it on a worker.
 */
public final class LockWatch {
  public static final Duration LOOK_EVERY = Duration.ofMinutes(10);

  /** Who locks where nobody did. */
  public static final String AUTHOR = "rollcall";

  private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);

  private final LedgerDatabase ledger;
  private final Supplier<Homes> homes;
  private final FactDesk desk;
  private final Period lockAfter;
  private final Clock clock;
  private final Set<HomeMonthKey> left = new HashSet<>();

  public LockWatch(
      LedgerDatabase ledger, Supplier<Homes> homes, FactDesk desk, Period lockAfter, Clock clock) {
    this.ledger = ledger;
    this.homes = homes;
    this.desk = desk;
    this.lockAfter = lockAfter;
    this.clock = clock;
  }

  /** Locks what is due; returns how many months that were. */
  public int look() {
    List<HomeMonthKey> approved =
        ledger.read(connection -> Months.lastStepped(connection, MonthStep.APPROVE));
    int locked = 0;
    for (HomeMonthKey key : approved) {
      String home = ledger.symbols().text(key.home());
      if (isDue(home, key.month())
          && desk.decideIf(() -> ledger.read(connection -> lock(connection, key, home)))
              .isPresent()) {
        locked++;
      }
    }
    return locked;
  }

  private boolean isDue(String home, YearMonth month) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), homes.get().zone(home));
    return !today.isBefore(month.atEndOfMonth().plus(lockAfter));
  }

  private Optional<Fact> lock(Connection connection, HomeMonthKey key, String home)
      throws SQLException {
    Homes known = homes.get();
    MonthLife life =
        Months.life(connection, ledger.symbols(), known, home, key.month(), clock.instant());
    if (life.status() != MonthStatus.APPROVED) {
      return Optional.empty();
    }
    Fact.MonthLocked lock =
        MonthLock.of(
            connection, ledger.symbols(), known, home, key.month(), life.revision(), AUTHOR);
    if (!life.last().map(StepTaken::content).equals(Optional.of(lock.content()))) {
      if (left.add(key)) {
        LOG.warn(
            "{} {} changed since it was approved and is not locked by itself", home, key.month());
      }
      return Optional.empty();
    }
    return Optional.of(lock);
  }
}
