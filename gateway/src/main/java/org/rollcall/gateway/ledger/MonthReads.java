package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.indicator.MonthEdition;
import org.rollcall.gateway.indicator.MonthMasks;

/**
 * The one seam through which figures read a home's month: its content, how far it has been signed
 * off, and by which versions it was judged. Belongs to one connection and one snapshot; whoever
 * made it closes it.
 */
public final class MonthReads implements AutoCloseable {
  private final Connection connection;
  private final Symbols symbols;
  private final Homes homes;
  private final HomeMonths live;
  private final LiveMonths kept;
  private final long snapshot;
  private final String ruleVersion;
  private final Instant now;

  /**
   * Reads for one answer.
   *
   * @param now decides which months are over
   * @param kept saves reading live months again
   */
  public MonthReads(
      Connection connection, Symbols symbols, Homes homes, Instant now, LiveMonths kept)
      throws SQLException {
    this.connection = connection;
    this.symbols = symbols;
    this.homes = homes;
    this.live = new HomeMonths(connection, symbols, homes);
    this.kept = kept;
    this.ruleVersion = homes.policy().ruleVersion();
    this.snapshot = LedgerState.cursor(connection).position();
    this.now = now;
  }

  /** As above, reading every month from its rows. */
  public MonthReads(Connection connection, Symbols symbols, Homes homes, Instant now)
      throws SQLException {
    this(connection, symbols, homes, now, new LiveMonths(0));
  }

  /**
   * The same edition as {@link #latest}, or as {@link #revision} where one is asked for, in the
   * form that figures are counted from; empty where there is no such revision.
   */
  Optional<CountedMonth> counted(String home, YearMonth month, Optional<Integer> revision)
      throws SQLException {
    if (revision.isEmpty() || revision.get() != MonthEdition.LIVE) {
      OptionalInt wanted = revision.map(OptionalInt::of).orElseGet(OptionalInt::empty);
      Optional<CountedMonth> locked = lockedCount(home, month, wanted);
      if (locked.isPresent() || revision.isPresent()) {
        return locked;
      }
    }
    return Optional.of(
        new CountedMonth(
            liveMasks(home, month),
            status(home, month),
            MonthEdition.LIVE,
            ruleVersion,
            homes.calendar().version()));
  }

  /** Snapshots never change, so each is read once and then kept by its place. */
  private Optional<CountedMonth> lockedCount(String home, YearMonth month, OptionalInt revision)
      throws SQLException {
    OptionalInt number = Months.lockedRevision(connection, symbols, home, month, revision);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Optional<CountedMonth> known = kept.locked(home, month, number.getAsInt());
    if (known.isEmpty()) {
      known = locked(home, month, number).map(MonthReads::counted);
      known.ifPresent(kept::putLocked);
    }
    return known;
  }

  private static CountedMonth counted(MonthEdition edition) {
    return new CountedMonth(
        MonthMasks.of(edition.content()),
        edition.status(),
        edition.revision(),
        edition.ruleVersion(),
        edition.calendarVersion());
  }

  private MonthMasks liveMasks(String home, YearMonth month) throws SQLException {
    Optional<MonthMasks> known = kept.get(home, month, homes, snapshot);
    if (known.isPresent()) {
      return known.get();
    }
    MonthMasks read = MonthMasks.of(live.of(home, month));
    kept.put(read, homes, snapshot);
    return read;
  }

  /** The edition that figures are given out of: the latest locked one, else the live one. */
  public MonthEdition latest(String home, YearMonth month) throws SQLException {
    Optional<MonthEdition> locked = locked(home, month, OptionalInt.empty());
    return locked.isPresent() ? locked.get() : live(home, month);
  }

  /** An edition by its number, 0 for the live one; empty where there is none. */
  public Optional<MonthEdition> revision(String home, YearMonth month, int revision)
      throws SQLException {
    return revision == MonthEdition.LIVE
        ? Optional.of(live(home, month))
        : locked(home, month, OptionalInt.of(revision));
  }

  /** The month as the ledger knows it now, whatever is locked. */
  public MonthEdition live(String home, YearMonth month) throws SQLException {
    return new MonthEdition(
        live.of(home, month),
        status(home, month),
        MonthEdition.LIVE,
        ruleVersion,
        homes.calendar().version());
  }

  @Override
  public void close() throws SQLException {
    live.close();
  }

  private Optional<MonthEdition> locked(String home, YearMonth month, OptionalInt revision)
      throws SQLException {
    return Months.locked(connection, symbols, home, month, revision)
        .map(Months.Locked::snapshot)
        .map(
            snapshot ->
                new MonthEdition(
                    snapshot.content(),
                    MonthStatus.LOCKED,
                    snapshot.revision(),
                    snapshot.ruleVersion(),
                    snapshot.calendarVersion()));
  }

  private MonthStatus status(String home, YearMonth month) throws SQLException {
    return Months.life(connection, symbols, homes, home, month, now).status();
  }
}
