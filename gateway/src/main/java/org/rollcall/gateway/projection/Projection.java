package org.rollcall.gateway.projection;

import java.util.List;
import org.rollcall.gateway.journal.JournalEntry;

/** Something that follows from the journal. One thread drives it. */
public interface Projection {
  /** A short constant for logs and metrics. */
  String name();

  /** The newest journal position whose effects are committed. */
  long position();

  /**
   * Applies the entries that follow {@link #position()} and commits their effects together with the
   * new position, or nothing at all. After an exception the same entries come again.
   */
  void apply(List<JournalEntry> entries);
}
