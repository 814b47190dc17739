package org.rollcall.gateway.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.CanonicalJson;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.MonthSnapshot;
import org.rollcall.gateway.ledger.Months;
import org.rollcall.gateway.ledger.Symbols;

/** Makes the fact that locks a home's month as it is known now. */
public final class MonthLock {
  private MonthLock() {}

  public static Fact.MonthLocked of(
      Connection connection,
      Symbols symbols,
      Homes homes,
      String home,
      YearMonth month,
      int revision,
      String author)
      throws SQLException {
    MonthSnapshot snapshot = Months.snapshot(connection, symbols, homes, home, month, revision);
    String text = snapshot.text();
    return new Fact.MonthLocked(
        author, MonthSnapshot.contentHash(snapshot.content()), CanonicalJson.hash(text), text);
  }
}
