package org.rollcall.gateway.cli.bench;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The invented town of the bench: homes of seventeen people, each known by a badge, and terminals
 * that share the people of their home. Everything follows from the two numbers. Pure.
 *
 * @param homes how many homes
 * @param terminals how many terminals, at least one for each home and at most one for each person
 */
record Town(int homes, int terminals) {
  static final String FEDERATION = "330683";
  static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 4);
  static final int PEOPLE_PER_HOME = 17;

  private static final String TOWNSHIP = "330683002";
  private static final int HOMES_MIN = 16;

  /** What one home punches from the first day to these days, with room to spare. */
  private static final int EVENTS_PER_HOME = 70_000;

  Town {
    if (homes < 1 || terminals < homes || terminals > homes * PEOPLE_PER_HOME) {
      throw new IllegalArgumentException(
          "%d terminals can't be shared among %d homes of %d people"
              .formatted(terminals, homes, PEOPLE_PER_HOME));
    }
  }

  /** The town that can make so many check-ins over so many connections. */
  static Town of(long events, int connections) {
    int homes =
        (int) Math.max(Math.min(HOMES_MIN, connections), 1 + (events - 1) / EVENTS_PER_HOME);
    homes = Math.max(homes, (connections + PEOPLE_PER_HOME - 1) / PEOPLE_PER_HOME);
    return new Town(homes, Math.max(homes, connections));
  }

  String home(int no) {
    return String.format(Locale.ROOT, "B%03d", no + 1);
  }

  /** The home at which a terminal stands. */
  int homeOf(int terminal) {
    return terminal % homes;
  }

  /** The people of the terminal's home, counted from 0, who use this terminal. */
  int[] peopleAt(int terminal) {
    int sharing = (terminals - homeOf(terminal) + homes - 1) / homes;
    int own = terminal / homes;
    return IntStream.range(0, PEOPLE_PER_HOME).filter(p -> p % sharing == own).toArray();
  }

  static String serial(int terminal) {
    return String.format(Locale.ROOT, "BENCH%05d", terminal + 1);
  }

  static String number(int personOfHome) {
    return Integer.toString(101 + personOfHome);
  }

  /**
   * The files to import, by kind, in the order in which they build on each other.
   *
   * @param idleTerminals further terminals, which only stay connected; numbered after the others
   */
  Map<String, String> files(int idleTerminals) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("org-units", orgUnits());
    files.put(
        "persons",
        csv(
            "person_id,name,household_org_unit",
            people(),
            p -> "P%05d,压测%d,%s".formatted(p + 1, p + 1, TOWNSHIP)));
    files.put(
        "enrolments",
        csv(
            "person_id,home,from,mode,weekly_plan,start,end",
            people(),
            p -> "P%05d,%s,%s,day,12345,08:30,16:00".formatted(p + 1, homeOfPerson(p), FIRST_DAY)));
    files.put(
        "devices",
        csv(
            "device_id,protocol,serial,home,from,direction",
            terminals + idleTerminals,
            t ->
                "ZK-%d,zkteco,%s,%s,%s,terminal"
                    .formatted(t + 1, serial(t), home(homeOf(t)), FIRST_DAY)));
    files.put(
        "credentials",
        csv(
            "scope,number,person_id,from",
            people(),
            p ->
                "home:%s,%s,P%05d,%s"
                    .formatted(homeOfPerson(p), number(p % PEOPLE_PER_HOME), p + 1, FIRST_DAY)));
    return files;
  }

  private int people() {
    return homes * PEOPLE_PER_HOME;
  }

  private String homeOfPerson(int person) {
    return home(person / PEOPLE_PER_HOME);
  }

  private String orgUnits() {
    String above =
        FEDERATION + ",压测残联,federation,,,,\n" + TOWNSHIP + ",压测街道,township," + FEDERATION;
    return csv(
        "code,name,kind,parent,from,to,mode\n" + above + ",,,",
        homes,
        h -> "%s,压测之家%d,home,%s,%s,,day".formatted(home(h), h + 1, TOWNSHIP, FIRST_DAY));
  }

  private static String csv(String header, int rows, IntFunction<String> row) {
    return IntStream.range(0, rows)
        .mapToObj(row)
        .collect(Collectors.joining("\n", header + "\n", "\n"));
  }
}
