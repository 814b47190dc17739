package org.rollcall.gateway.registry;

import java.util.List;
import java.util.Optional;

/**
 * A part of a listing in the order of the keys.
 *
 * @param next the key to ask after for the following part; empty at the end
 */
public record Page(List<Row> rows, Optional<String> next) {

  /** The largest part that one call returns, in rows. */
  public static final int ROWS_MAX = 1_000;

  public Page {
    rows = List.copyOf(rows);
  }
}
