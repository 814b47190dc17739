package org.rollcall.gateway.registry;

import java.util.List;

/** What became of an import: all of it is accepted, or none. */
public sealed interface ImportResult {

  /**
   * Everything is right.
   *
   * @param accepted rows in the file
   * @param changed the rows that say something new, to be journaled; none when the file was known
   */
  record Accepted(int accepted, List<Row> changed) implements ImportResult {
    public Accepted {
      changed = List.copyOf(changed);
    }
  }

  /** Something is wrong; nothing may be stored. */
  record Refused(List<Problem> problems) implements ImportResult {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal names a problem");
      }
    }
  }

  /**
   * One bad cell.
   *
   * @param row the row in the file; headers are row 1
   * @param column the English name of the column, or the header itself where it names none
   * @param value what the cell holds, cut, and masked in a sensitive column
   * @param problem what is wrong with it, as the end of a sentence
   */
  record Problem(int row, String column, String value, String problem) {}
}
