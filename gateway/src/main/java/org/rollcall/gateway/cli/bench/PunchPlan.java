package org.rollcall.gateway.cli.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.zkteco.TerminalBytes.Line;

/**
 * The punches of one terminal, oldest first: Monday to Friday from {@link Town#FIRST_DAY} on,
 * everybody in and out before and after lunch, some seconds apart. Now and then a badge is one that
 * nobody knows. No two punches are equal, and the same terminal always makes the same ones.
 */
final class PunchPlan implements Iterator<Line> {
  private static final List<LocalTime> STARTS =
      List.of(LocalTime.of(8, 20), LocalTime.of(11, 30), LocalTime.of(13, 0), LocalTime.of(16, 5));
  private static final int APART_S = 30;
  private static final int UNKNOWN_EVERY = 200;
  private static final int UNKNOWN_NUMBERS_FROM = 9_000;

  private final int terminal;
  private final int[] people;
  private final LocalDate end;
  private LocalDate day = Town.FIRST_DAY;
  private int start;
  private int person;

  /**
   * A plan.
   *
   * @param end the day before which it ends
   */
  PunchPlan(Town town, int terminal, LocalDate end) {
    this.terminal = terminal;
    this.people = town.peopleAt(terminal);
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    return day.isBefore(end);
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the plan of terminal " + terminal + " ends at " + end);
    }
    int mixed = mix();
    LocalDateTime time =
        day.atTime(STARTS.get(start)).plusSeconds((long) person * APART_S + mixed % APART_S);
    Line line =
        new Line(number(mixed), time, start % 2 == 0 ? Direction.IN : Direction.OUT, Method.FINGER);
    advance();
    return line;
  }

  private String number(int mixed) {
    return mixed / APART_S % UNKNOWN_EVERY == 0
        ? Integer.toString(UNKNOWN_NUMBERS_FROM + people[person])
        : Town.number(people[person]);
  }

  private void advance() {
    person = (person + 1) % people.length;
    if (person == 0) {
      start = (start + 1) % STARTS.size();
      if (start == 0) {
        day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
      }
    }
  }

  /** A number that looks random and depends on the punch alone. */
  private int mix() {
    long x = day.toEpochDay() * 31 + start;
    x = (x * 1_000_003 + terminal) * 1_000_003 + person;
    x = (x ^ x >>> 32) * 0x9E3779B97F4A7C15L;
    return (int) (x >>> 33);
  }
}
