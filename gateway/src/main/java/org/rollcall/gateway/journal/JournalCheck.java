package org.rollcall.gateway.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.gateway.journal.JournalVerdict.Damaged;

/**
 * Reads a whole journal and says what is wrong with it: the file's structure, then that positions
 * have no gap, then every checksum. It reads in portions, so that the write-ahead log of a running
 * journal can be folded in between.
 */
final class JournalCheck {
  private static final int PORTION_ENTRIES_MAX = 1_000;
  private static final long PORTION_BYTES_MAX = 8L << 20;

  private final ReadConnections readers;
  private final List<JournalFinding> findings = new ArrayList<>();

  JournalCheck(ReadConnections readers) {
    this.readers = readers;
  }

  JournalVerdict run() {
    try {
      readers.read(JournalCheck::structure).forEach(this::found);
      long end = readers.read(JournalCheck::end);
      checkEntries(end);
      return findings.isEmpty() ? new JournalVerdict.Sound(end) : new Damaged(findings);
    } catch (JournalException e) {
      if (e.code() != JournalException.Code.DAMAGED) {
        throw e;
      }
      found(new JournalFinding.FileDamaged(String.valueOf(e.getMessage())));
      return new Damaged(findings);
    }
  }

  static long end(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return JournalFile.number(statement, "SELECT max(position) FROM entry");
    }
  }

  private static List<JournalFinding> structure(Connection connection) throws SQLException {
    var damages = new ArrayList<JournalFinding>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("PRAGMA quick_check(" + Damaged.FINDINGS_MAX + ")")) {
      while (rows.next()) {
        String line = rows.getString(1);
        if (!line.equals("ok")) {
          damages.add(new JournalFinding.FileDamaged(line));
        }
      }
    }
    return damages;
  }

  private void checkEntries(long end) {
    long position = 0;
    while (position < end && findings.size() < Damaged.FINDINGS_MAX) {
      for (StoredEntry entry : portion(position, end)) {
        if (entry.position() > position + 1) {
          found(new JournalFinding.Missing(position + 1, entry.position() - 1));
        }
        if (!entry.isSound()) {
          found(new JournalFinding.Altered(entry.position()));
        }
        position = entry.position();
      }
    }
  }

  private List<StoredEntry> portion(long after, long end) {
    return readers.read(
        connection ->
            StoredEntry.after(connection, after, end, PORTION_ENTRIES_MAX, PORTION_BYTES_MAX));
  }

  private void found(JournalFinding finding) {
    if (findings.size() < Damaged.FINDINGS_MAX) {
      findings.add(finding);
    }
  }
}
