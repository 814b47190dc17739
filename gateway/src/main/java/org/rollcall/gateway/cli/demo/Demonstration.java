package org.rollcall.gateway.cli.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import org.rollcall.gateway.calendar.WorkingCalendar;

/** The demonstration as the command drives it: import, catch up, go live. */
public final class Demonstration {
  private static final int WEEKS = 4;

  private final DemoTown town;
  private final DemoPlay play;
  private final BiConsumer<String, String> importCsv;
  private final LocalDate today;

  /**
   * A demonstration against a running gateway.
   *
   * @param importCsv imports a CSV text of a kind by people's API
   */
  public Demonstration(
      Vertx vertx, Clock clock, ZoneId zone, BiConsumer<String, String> importCsv, int devicePort) {
    this.today = LocalDate.ofInstant(clock.instant(), zone);
    this.town = DemoTown.invent(today.minusWeeks(WEEKS));
    this.play = new DemoPlay(vertx, clock, zone, town, devicePort);
    this.importCsv = importCsv;
  }

  /** Imports everything; returns what that was, in words. */
  public String importAll() {
    town.files().forEach(importCsv);
    return town.peopleCount() + " people in " + town.homes().size() + " homes";
  }

  /** Plays the past and this morning until now; completes with the number of punches sent. */
  public Future<Integer> catchUp() {
    WorkingCalendar calendar = WorkingCalendar.bundled();
    List<LocalDate> past =
        today.minusWeeks(WEEKS).datesUntil(today).filter(calendar::isWorkingDay).toList();
    return play.connect().compose(connected -> play.catchUp(past, today));
  }

  /** Lets the day go on. */
  public void goLive() {
    play.goLive();
  }
}
