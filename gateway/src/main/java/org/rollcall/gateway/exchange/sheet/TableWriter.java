package org.rollcall.gateway.exchange.sheet;

import java.io.IOException;
import java.util.List;

/**
 * Writes the rows of a form to a stream, one by one and in order. Holds no more than a bounded part
 * of them. Not thread-safe; the stream stays open and belongs to the caller.
 */
public interface TableWriter {
  /** Writes a row with a cell for each column of the form, printed or not. */
  void row(List<Cell> cells) throws IOException;

  /** Writes what comes after the rows; without it the file is not whole. */
  void finish(Footer footer) throws IOException;
}
