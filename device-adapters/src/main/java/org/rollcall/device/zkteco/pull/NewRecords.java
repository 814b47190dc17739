package org.rollcall.device.zkteco.pull;

import java.util.Optional;

/**
 * Where in a log the records begin that have not been delivered. Pure.
 *
 * <p>A log grows at its end, is cleared, or loses its oldest records when it is full. So the record
 * that was the newest is looked for; where it is gone, or what follows it can't be all that is new,
 * everything counts as new: the gateway knows repetitions by their content.
 */
final class NewRecords {
  /** So many records are delivered once more, for a terminal that writes a little out of order. */
  static final int OVERLAP = 50;

  private NewRecords() {}

  /** The number of the first record that is new; the log's size where there is none. */
  static int fresh(AttendanceLog log, Optional<ReadMark> mark) {
    int size = log.size();
    if (mark.isEmpty() || mark.get().records() > size) {
      return 0;
    }
    int grown = size - mark.get().records();
    for (int i = size - 1; i >= 0; i--) {
      if (log.mark(i).equals(mark.get().last())) {
        int after = size - 1 - i;
        return after < grown ? 0 : i + 1;
      }
    }
    return 0;
  }

  /** The number of the first record to deliver, given the first that is new. */
  static int first(AttendanceLog log, int fresh) {
    return fresh == log.size() ? fresh : Math.max(0, fresh - OVERLAP);
  }

  /**
   * Whether a terminal that is so full can have anything new. A full log always can, and one that
   * claims to be empty is looked at.
   */
  static boolean possible(FreeSizes sizes, Optional<ReadMark> mark) {
    boolean full = sizes.capacity() == 0 || sizes.records() >= sizes.capacity();
    return full
        || sizes.records() == 0
        || mark.map(m -> m.records() != sizes.records()).orElse(true);
  }
}
