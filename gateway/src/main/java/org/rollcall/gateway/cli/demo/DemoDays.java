package org.rollcall.gateway.cli.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/**
 * What people of the demonstration do on a day: most come before half past eight and stay till
 * four; some are late, leave at noon, forget to check out, stay away, or touch the terminal twice.
 * The same person does the same on the same date at every start.
 */
final class DemoDays {
  private static final LocalTime START = LocalTime.of(8, 30);
  private static final LocalTime END = LocalTime.of(16, 0);
  private static final List<Method> METHODS = List.of(Method.FINGER, Method.FACE, Method.CARD);
  private static final int UNKNOWN_BADGE_ONE_IN = 12;

  private DemoDays() {}

  /** One punch at a home's terminal. */
  record Punch(String number, LocalDateTime time, Direction direction, Method method) {}

  /** All punches of a home on a date, in order of time. */
  static List<Punch> of(DemoTown.Home home, LocalDate date) {
    List<Punch> punches = new ArrayList<>();
    for (DemoTown.Person person : home.people()) {
      addPerson(punches, person, date);
    }
    Random random = new Random(home.code().hashCode() * 31L + date.toEpochDay());
    if (random.nextInt(UNKNOWN_BADGE_ONE_IN) == 0) {
      punches.add(
          new Punch(
              "9" + (100 + random.nextInt(900)),
              date.atTime(9, random.nextInt(60)),
              Direction.IN,
              Method.CARD));
    }
    punches.sort(Comparator.comparing(Punch::time).thenComparing(Punch::number));
    return punches;
  }

  private static void addPerson(List<Punch> punches, DemoTown.Person person, LocalDate date) {
    Random random = new Random(person.id().hashCode() * 1_000_003L + date.toEpochDay());
    int chance = random.nextInt(100);
    Method method = METHODS.get(random.nextInt(METHODS.size()));
    LocalDateTime in = at(date, START, -9, 7, random);
    LocalDateTime out = at(date, END, 6, 8, random);
    if (chance < 7) {
      return;
    }
    if (chance < 12) {
      in = in.plusMinutes(25);
    } else if (chance < 16) {
      out = at(date, LocalTime.NOON, 0, 10, random);
    }
    punches.add(new Punch(person.number(), in, Direction.IN, method));
    if (chance > 92) {
      punches.add(new Punch(person.number(), in.plusSeconds(40), Direction.IN, method));
    }
    if (chance < 17 || chance > 19) {
      punches.add(new Punch(person.number(), out, Direction.OUT, method));
    }
  }

  private static LocalDateTime at(
      LocalDate date, LocalTime around, int minutesOff, int minutesSpread, Random random) {
    double minutes = minutesOff + minutesSpread * random.nextGaussian() / 2;
    return date.atTime(around).plusSeconds(Math.round(minutes * 60));
  }
}
