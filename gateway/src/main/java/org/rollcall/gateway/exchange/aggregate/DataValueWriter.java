package org.rollcall.gateway.exchange.aggregate;

import java.io.IOException;

/**
 * Writes groups of data values to a stream, one by one; holds one group at most. Not thread-safe;
 * the stream stays open and belongs to the caller.
 */
public interface DataValueWriter {
  /** Writes a group; one without values leaves no trace. */
  void group(DataValueGroup group) throws IOException;

  /** Writes what comes after the groups; without it the document is not whole. */
  void finish() throws IOException;
}
