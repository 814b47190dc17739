package org.rollcall.gateway.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the text table of listed days: a header, then {@code date,name,off|work,notice year} a
 * line. Refuses what it does not understand instead of guessing; reads at most {@link #LINES_MAX}
 * lines.
 */
final class CalendarTable {
  static final String HEADER = "date,name,day,notice";
  static final int LINES_MAX = 10_000;

  private final List<ListedDay> days = new ArrayList<>();
  private final Set<LocalDate> seen = new HashSet<>();
  private int line;

  static List<ListedDay> read(Reader text) {
    CalendarTable table = new CalendarTable();
    try {
      BufferedReader lines = new BufferedReader(text);
      for (String row = lines.readLine(); row != null; row = lines.readLine()) {
        table.accept(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the working calendar cannot be read", e);
    }
    if (table.line == 0) {
      throw new CalendarFormatException(1, "the table is empty; it starts with " + HEADER);
    }
    return List.copyOf(table.days);
  }

  private void accept(String row) {
    line++;
    if (line > LINES_MAX) {
      throw new CalendarFormatException(line, "more than " + LINES_MAX + " lines");
    }
    if (line == 1) {
      if (!row.equals(HEADER)) {
        throw new CalendarFormatException(line, "the header must be " + HEADER);
      }
    } else if (!row.isBlank()) {
      days.add(day(row.split(",", -1)));
    }
  }

  private ListedDay day(String[] cells) {
    if (cells.length != 4) {
      throw new CalendarFormatException(line, "4 cells expected, " + cells.length + " found");
    }
    LocalDate date = date(cells[0]);
    if (!seen.add(date)) {
      throw new CalendarFormatException(line, date + " is listed twice");
    }
    boolean working = working(cells[2]);
    int noticeYear = year(cells[3]);
    try {
      return new ListedDay(date, cells[1], working, noticeYear);
    } catch (IllegalArgumentException e) {
      throw new CalendarFormatException(line, String.valueOf(e.getMessage()));
    }
  }

  private LocalDate date(String cell) {
    try {
      return LocalDate.parse(cell);
    } catch (DateTimeException e) {
      throw new CalendarFormatException(line, "not a date (uuuu-MM-dd): \"" + cell + "\"");
    }
  }

  private boolean working(String cell) {
    return switch (cell) {
      case "work" -> true;
      case "off" -> false;
      default -> throw new CalendarFormatException(line, "neither off nor work: \"" + cell + "\"");
    };
  }

  private int year(String cell) {
    try {
      return Integer.parseInt(cell);
    } catch (NumberFormatException e) {
      throw new CalendarFormatException(line, "not a year: \"" + cell + "\"");
    }
  }
}
