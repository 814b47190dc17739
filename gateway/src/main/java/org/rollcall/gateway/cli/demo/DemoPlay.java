package org.rollcall.gateway.cli.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.device.SimulatedTerminal;
import org.rollcall.device.json.JsonTerminal;
import org.rollcall.device.zkteco.ZktecoTerminal;

/**
 * Plays the town's terminals against a gateway: the past at once, today as its time comes. Belongs
 * to the command that made it, which closes it.
 */
final class DemoPlay {
  private static final String HOST = "127.0.0.1";
  private static final long TICK_MS = 1_000;
  private static final int POLL_EVERY_TICKS = 15;

  private final Vertx vertx;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<DemoTown.Home, SimulatedTerminal> terminals = new LinkedHashMap<>();
  private final Map<DemoTown.Home, List<DemoDays.Punch>> toCome = new LinkedHashMap<>();
  private int ticks;

  DemoPlay(Vertx vertx, Clock clock, ZoneId zone, DemoTown town, int devicePort) {
    this.vertx = vertx;
    this.clock = clock;
    this.zone = zone;
    for (DemoTown.Home home : town.homes()) {
      terminals.put(home, terminal(home.terminal(), devicePort));
    }
  }

  private SimulatedTerminal terminal(DemoTown.Terminal terminal, int port) {
    return terminal.protocol().equals("json")
        ? new JsonTerminal(
            vertx, clock, JsonTerminal.Options.of(HOST, port, terminal.token(), zone))
        : new ZktecoTerminal(
            vertx, clock, ZktecoTerminal.Options.of(HOST, port, terminal.serial()));
  }

  /** Lets all terminals introduce themselves. */
  Future<Void> connect() {
    return Future.all(terminals.values().stream().map(SimulatedTerminal::connect).toList())
        .mapEmpty();
  }

  /** Sends everything of past dates and of today until now; completes with the number sent. */
  Future<Integer> catchUp(List<LocalDate> past, LocalDate today) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
    List<Future<Integer>> flushed = new ArrayList<>();
    terminals.forEach(
        (home, terminal) -> {
          for (LocalDate date : past) {
            DemoDays.of(home, date).forEach(punch -> put(terminal, punch));
          }
          List<DemoDays.Punch> later = new ArrayList<>();
          for (DemoDays.Punch punch : DemoDays.of(home, today)) {
            if (punch.time().isAfter(now)) {
              later.add(punch);
            } else {
              put(terminal, punch);
            }
          }
          toCome.put(home, later);
          flushed.add(terminal.flush());
        });
    return Future.all(flushed).map(done -> flushed.stream().mapToInt(Future::result).sum());
  }

  /** Lets the day go on from here: each punch at its time, and polls between. */
  void goLive() {
    vertx.setPeriodic(TICK_MS, timer -> tick());
  }

  private void tick() {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
    boolean poll = ticks++ % POLL_EVERY_TICKS == 0;
    terminals.forEach(
        (home, terminal) -> {
          List<DemoDays.Punch> later = toCome.getOrDefault(home, List.of());
          while (!later.isEmpty() && !later.get(0).time().isAfter(now)) {
            put(terminal, later.remove(0));
          }
          if (terminal.unacknowledged() > 0) {
            terminal.flush();
          } else if (poll) {
            terminal.poll();
          }
        });
  }

  private static void put(SimulatedTerminal terminal, DemoDays.Punch punch) {
    terminal.punch(punch.number(), punch.time(), punch.direction(), punch.method());
  }
}
