package org.rollcall.gateway.cli.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.rollcall.device.Direction;
import org.sqlite.SQLiteConfig;

/**
 * Looks into the files of a data folder from outside, read-only, while a gateway may be running on
 * it: what is counted is what is there, not what the gateway says is there.
 */
final class StoredFiles {
  /** In the order in which the ledger numbers them. */
  private static final List<Direction> DIRECTIONS = List.of(Direction.values());

  private static final int BUSY_MS = 10_000;

  private final Path folder;

  StoredFiles(Path folder) {
    this.folder = folder;
  }

  /** Payload bytes and entries of a stretch of the journal. */
  record Stretch(long entries, long bytes) {}

  /** The identity of every check-in in the ledger. */
  Identities checkIns() throws SQLException {
    Identities identities = new Identities();
    try (Connection ledger = open("ledger.db");
        Statement statement = ledger.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT s.text, c.number, c.at_ms / 1000 + c.offset_s, c.told
                FROM check_in c JOIN symbol s ON s.no = c.device
                """)) {
      while (rows.next()) {
        identities.add(
            rows.getString(1), rows.getString(2), rows.getLong(3), DIRECTIONS.get(rows.getInt(4)));
      }
    }
    return identities;
  }

  /** The journal's entries with {@code after < position ≤ last}. */
  Stretch journal(long after, long last) throws SQLException {
    try (Connection journal = open("journal.db");
        PreparedStatement query =
            journal.prepareStatement(
                """
                SELECT count(*), coalesce(sum(length(payload)), 0) FROM entry
                WHERE position > ? AND position <= ?
                """)) {
      query.setLong(1, after);
      query.setLong(2, last);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? new Stretch(row.getLong(1), row.getLong(2)) : new Stretch(0, 0);
      }
    }
  }

  private Connection open(String file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MS);
    return config.createConnection("jdbc:sqlite:" + folder.resolve(file));
  }
}
