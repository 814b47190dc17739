package org.rollcall.gateway.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rollcall.gateway.registry.ImportResult.Problem;
import org.rollcall.gateway.registry.ImportResult.Refused;

/** Collects what is wrong with one file, bounded. Used by one thread, for one import. */
final class Findings {
  static final int PROBLEMS_MAX = 1_000;
  static final int VALUE_MAX_CHARS = 100;
  private static final int HEADER_ROW = 1;

  private final List<Problem> problems = new ArrayList<>();
  private int further;

  void header(String header, String problem) {
    add(new Problem(HEADER_ROW, cut(header), "", problem));
  }

  /** A problem of a cell; the text is masked here if the column is sensitive. */
  void cell(int row, Column column, String text, String problem) {
    add(new Problem(row, column.name(), cut(column.shown(text)), problem));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Everything found, in the order of the file, and a last line if there was more. */
  Refused refused() {
    List<Problem> all = new ArrayList<>(problems);
    all.sort(Comparator.comparingInt(Problem::row));
    if (further > 0) {
      all.add(new Problem(HEADER_ROW, "", "", "and " + further + " further problems"));
    }
    return new Refused(all);
  }

  private void add(Problem problem) {
    if (problems.size() < PROBLEMS_MAX) {
      problems.add(problem);
    } else {
      further++;
    }
  }

  private static String cut(String text) {
    if (text.length() <= VALUE_MAX_CHARS) {
      return text;
    }
    int end =
        text.offsetByCodePoints(
            0, Math.min(VALUE_MAX_CHARS, text.codePointCount(0, text.length())));
    return text.substring(0, end) + "…";
  }
}
