package org.rollcall.gateway.exchange.figures;

import java.io.IOException;

/**
 * Figures of one kind on their way into a stream, in one format. Not thread-safe; the stream
 * belongs to the caller.
 */
public interface FigureExport<R> {
  /** Writes a row. Rows of one unit and period come one after the other. */
  void write(R row) throws IOException;

  /** Writes what comes after the last row. */
  void finish() throws IOException;
}
