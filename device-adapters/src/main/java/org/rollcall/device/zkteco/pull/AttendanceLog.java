package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A terminal's attendance log as it was read: a total size of 32 bits, then records, oldest first.
 * Pure; takes any bytes. Records are read only when asked for, since logs are long.
 */
final class AttendanceLog {
  private static final int TOTAL_BYTES = 4;

  /** The longest record that is believed: newer firmware may put more behind the known parts. */
  private static final int STRIDE_MAX_BYTES = 128;

  /** How many records at either end are looked at to find the layout. */
  private static final int LOOKED_AT = 64;

  /** So many may have come in between the count and the reading. */
  private static final int NEW_MEANWHILE_MAX = 16;

  /** The end of a log that is no whole record is kept, up to here. */
  private static final int REST_MAX_BYTES = 400;

  private static final int MARK_BYTES = 12;

  private final Buffer bytes;
  private final int end;
  private final RecordLayout layout;
  private final int stride;

  private AttendanceLog(Buffer bytes, int end, RecordLayout layout, int stride) {
    this.bytes = bytes;
    this.end = end;
    this.layout = layout;
    this.stride = stride;
  }

  /**
   * Finds the layout that fits best.
   *
   * @param counted how many records the terminal has told of, 0 where it has not
   * @param yearMax the last year of which a record is believed
   */
  static AttendanceLog of(Buffer bytes, long counted, int yearMax) {
    long told = bytes.length() < TOTAL_BYTES ? 0 : bytes.getUnsignedIntLE(0);
    int start = Math.min(TOTAL_BYTES, bytes.length());
    int end = (int) Math.min(bytes.length(), start + told);
    AttendanceLog best = new AttendanceLog(bytes, end, RecordLayout.TEXT_NUMBER, 40);
    double bestScore = -1;
    for (AttendanceLog candidate : candidates(bytes, end, counted)) {
      double score = candidate.score(counted, yearMax);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  RecordLayout layout() {
    return layout;
  }

  /** Whole records. */
  int size() {
    return Math.max(0, end - TOTAL_BYTES) / stride;
  }

  /** The records from one number to before another, beginning with 0. */
  List<PulledRecord> records(int from, int to) {
    List<PulledRecord> records = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      records.add(layout.read(bytes, at(i)));
    }
    return records;
  }

  /** What stands behind the last whole record, where the log ends in the middle of one. */
  Optional<PulledRecord> rest() {
    int from = Math.min(end, at(size()));
    return from == end
        ? Optional.empty()
        : Optional.of(
            new PulledRecord.Unreadable(
                RecordLayout.hex(bytes, from, Math.min(end, from + REST_MAX_BYTES)),
                "the log ends with " + (end - from) + " bytes that are no record"));
  }

  /** By which a record is known again, without saying whose it is. */
  String mark(int index) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(bytes.getBytes(at(index), at(index) + stride));
      return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private int at(int index) {
    return TOTAL_BYTES + index * stride;
  }

  private static List<AttendanceLog> candidates(Buffer bytes, int end, long counted) {
    List<AttendanceLog> candidates = new ArrayList<>();
    for (RecordLayout layout : RecordLayout.values()) {
      candidates.add(new AttendanceLog(bytes, end, layout, layout.bytes()));
    }
    long stride = counted == 0 ? 0 : (end - TOTAL_BYTES) / counted;
    if (stride > RecordLayout.TEXT_NUMBER.bytes()
        && stride <= STRIDE_MAX_BYTES
        && stride * counted == end - TOTAL_BYTES) {
      candidates.add(new AttendanceLog(bytes, end, RecordLayout.TEXT_NUMBER, (int) stride));
    }
    return candidates;
  }

  /** What the records look like counts most, then their number, then that nothing is left over. */
  private double score(long counted, int yearMax) {
    int size = size();
    if (size == 0) {
      return 0;
    }
    long surplus = size - counted;
    boolean whole = at(size) == end;
    double number = surplus == 0 ? 1 : surplus > 0 && surplus <= NEW_MEANWHILE_MAX ? 0.5 : 0;
    return plausibleShare(yearMax) * 2 + number + (whole ? 0.25 : 0);
  }

  private double plausibleShare(int yearMax) {
    int size = size();
    int looked = 0;
    int plausible = 0;
    for (int i = 0; i < size; i++) {
      if (i == LOOKED_AT) {
        i = Math.max(i, size - LOOKED_AT);
      }
      looked++;
      plausible += layout.isPlausible(bytes, at(i), yearMax) ? 1 : 0;
    }
    return (double) plausible / looked;
  }
}
