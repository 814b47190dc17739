package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.indicator.MonthEdition;

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
  private final Instant now;

  /**
   * Reads for one answer.
   *
   * @param now decides which months are over
   */
  public MonthReads(Connection connection, Symbols symbols, Homes homes, Instant now)
      throws SQLException {
    this.connection = connection;
    this.symbols = symbols;
    this.homes = homes;
    this.live = new HomeMonths(connection, symbols, homes);
    this.now = now;
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
        homes.policy().ruleVersion(),
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
