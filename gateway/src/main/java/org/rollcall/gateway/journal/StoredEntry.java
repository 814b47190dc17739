package org.rollcall.gateway.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A row as it stands in the file, believed only where its checksum agrees. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredEntry(long position, long recordedAtMs, String kind, long crc32c, byte[] payload) {
  private static final String AFTER =
      """
      SELECT position, recorded_at_ms, kind, crc32c, payload
      FROM entry
      WHERE position > ? AND position <= ?
      ORDER BY position
      LIMIT ?
      """;

  /** Rows after a position up to and with {@code last}, bounded like {@link Journal#read}. */
  static List<StoredEntry> after(
      Connection connection, long after, long last, int entriesMax, long bytesMax)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(AFTER)) {
      query.setLong(1, after);
      query.setLong(2, last);
      query.setInt(3, entriesMax);
      try (ResultSet rows = query.executeQuery()) {
        return bounded(rows, bytesMax);
      }
    }
  }

  private static List<StoredEntry> bounded(ResultSet rows, long bytesMax) throws SQLException {
    var entries = new ArrayList<StoredEntry>();
    long bytes = 0;
    while (rows.next()) {
      StoredEntry entry =
          new StoredEntry(
              rows.getLong(1),
              rows.getLong(2),
              rows.getString(3),
              rows.getLong(4),
              rows.getBytes(5));
      bytes += entry.payload.length;
      if (!entries.isEmpty() && bytes > bytesMax) {
        break;
      }
      entries.add(entry);
    }
    return entries;
  }

  boolean isSound() {
    return EntryChecksum.of(position, recordedAtMs, kind, payload) == crc32c;
  }

  /** The entry, or {@code DAMAGED}: better no figure than a wrong one. */
  JournalEntry toEntry() {
    if (!isSound()) {
      throw new JournalException(
          JournalException.Code.DAMAGED,
          new JournalFinding.Altered(position).sentence() + "; restore a backup");
    }
    return new JournalEntry(position, Instant.ofEpochMilli(recordedAtMs), kind, payload);
  }
}
