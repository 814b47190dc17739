package org.rollcall.gateway.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * One thing that was said, and where it stands in the record. Equal by content.
 *
 * @param position 1 for the first entry of a journal, then one more for each
 * @param recordedAt what the wall clock said when the writer took the entry up, in whole
 *     milliseconds. The clock may step back: positions tell the order, this does not
 * @param kind what the payload is
 * @param payload the entry's own array, neither copied in nor out: read it, never write it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record JournalEntry(long position, Instant recordedAt, String kind, byte[] payload) {
  public static final int KIND_MAX_CHARS = 64;

  public JournalEntry {
    if (position < 1) {
      throw new IllegalArgumentException("journal positions begin at 1, this is " + position);
    }
    if (!isKind(kind)) {
      throw new IllegalArgumentException(
          "a kind is 1 to " + KIND_MAX_CHARS + " small letters, digits, dots or hyphens");
    }
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(payload, "payload");
  }

  /** Whether the text can be a kind: small ASCII letters, digits, dots and hyphens, bounded. */
  public static boolean isKind(String text) {
    return !text.isEmpty()
        && text.length() <= KIND_MAX_CHARS
        && text.chars().allMatch(JournalEntry::isKindChar);
  }

  private static boolean isKindChar(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalEntry entry
        && position == entry.position
        && recordedAt.equals(entry.recordedAt)
        && kind.equals(entry.kind)
        && Arrays.equals(payload, entry.payload);
  }

  @Override
  public int hashCode() {
    return Objects.hash(position, recordedAt, kind, Arrays.hashCode(payload));
  }

  @Override
  public String toString() {
    return "entry " + position + " (" + kind + ", " + payload.length + " bytes)";
  }
}
