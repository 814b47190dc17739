package org.rollcall.gateway.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * How a journal is doing at one moment.
 *
 * @param end the newest durable position
 * @param queuedEntries entries waiting for the writer
 * @param queuedBytes their payload bytes
 * @param writable whether an append would be tried now; false while the storage fails
 * @param lastFailure the newest failure since the journal was opened, kept after recovery
 * @param commits commits since the journal was opened
 * @param overloads appends refused since then because the queue was full
 */
public record JournalHealth(
    long end,
    int queuedEntries,
    long queuedBytes,
    boolean writable,
    Optional<Failure> lastFailure,
    long commits,
    long overloads) {

  /** When the storage failed and what it said. */
  public record Failure(Instant at, String problem) {}
}
