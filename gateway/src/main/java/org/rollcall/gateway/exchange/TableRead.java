package org.rollcall.gateway.exchange;

import java.util.Optional;
import org.rollcall.gateway.registry.Table;

/** What came of reading a file as a table. */
public sealed interface TableRead {

  /** It is one. */
  record Read(Table table) implements TableRead {}

  /**
   * It is none.
   *
   * @param row where reading stopped, the header row being 1; empty when it concerns the whole file
   * @param column the header over the cell, where one cell is to blame
   * @param problem what is wrong and what to do, as a sentence
   */
  record Unreadable(Optional<Integer> row, Optional<String> column, String problem)
      implements TableRead {

    static Unreadable file(String problem) {
      return new Unreadable(Optional.empty(), Optional.empty(), problem);
    }

    static Unreadable row(int row, String problem) {
      return new Unreadable(Optional.of(row), Optional.empty(), problem);
    }
  }
}
