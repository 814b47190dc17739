package org.rollcall.gateway.journal;

/**
 * The bounds of a journal. Payload bytes are counted; the overhead of an entry is some 100 bytes.
 *
 * @param queueEntriesMax entries that may wait for the writer
 * @param queueBytesMax payload bytes that may wait for the writer
 * @param commitEntriesMax entries of one commit
 * @param commitBytesMax payload bytes of one commit beyond its first entry
 * @param entryBytesMax payload bytes of one entry
 */
public record JournalLimits(
    int queueEntriesMax,
    long queueBytesMax,
    int commitEntriesMax,
    long commitBytesMax,
    int entryBytesMax) {

  /**
   * The queue is what a 1 GB heap bears; a commit of 1,024 entries takes about 2 ms, so that a full
   * queue is some 150 ms deep; the entry holds the largest delivery that an adapter takes.
   */
  public static final JournalLimits DEFAULT =
      new JournalLimits(65_536, 64L << 20, 1_024, 8L << 20, 32 << 20);

  public JournalLimits {
    if (queueEntriesMax < 1 || commitEntriesMax < 1 || commitBytesMax < 1 || entryBytesMax < 1) {
      throw new IllegalArgumentException("limits of a journal are 1 or more");
    }
    if (queueBytesMax < entryBytesMax) {
      throw new IllegalArgumentException(
          "the queue (" + queueBytesMax + " bytes) must hold one entry (" + entryBytesMax + ")");
    }
  }
}
