package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to read from the ledger in one snapshot. */
@FunctionalInterface
public interface LedgerRead<T> {
  T on(Connection reader) throws SQLException;
}
