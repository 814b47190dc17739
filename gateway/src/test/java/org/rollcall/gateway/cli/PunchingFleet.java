package org.rollcall.gateway.cli;

import io.vertx.core.Vertx;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.SimulatedTerminal;

/**
 * Terminals that have recorded their punches and deliver them at once, each for itself, and try
 * again for ever where nobody takes them.
 */
final class PunchingFleet {
  private static final LocalDateTime FIRST = LocalDateTime.of(2021, 11, 5, 0, 0);
  private static final int PEOPLE = 17;
  private static final int APART_S = 30;
  private static final long AGAIN_MS = 100;
  private static final long PATIENCE_MINUTES = 20;

  private final Vertx vertx;
  private final List<SimulatedTerminal> terminals = new ArrayList<>();
  private final int each;
  private volatile boolean ended;

  PunchingFleet(Vertx vertx, SimulatedFleet fleet, int count, int each) {
    this.vertx = vertx;
    this.each = each;
    for (int no = 0; no < count; no++) {
      SimulatedTerminal terminal = fleet.terminal(vertx, Rollcall.clock(), no);
      for (int i = 0; i < each; i++) {
        terminal.punch(number(i), time(i), Direction.UNKNOWN, Method.FACE);
      }
      terminals.add(terminal);
    }
  }

  int terminals() {
    return terminals.size();
  }

  int recorded() {
    return terminals.size() * each;
  }

  /** Serial number, badge and civil time of everything that was recorded. */
  List<String> identities() {
    List<String> identities = new ArrayList<>(recorded());
    for (int no = 0; no < terminals.size(); no++) {
      for (int i = 0; i < each; i++) {
        identities.add(String.join(" ", SimulatedFleet.name(no), number(i), time(i).toString()));
      }
    }
    return identities;
  }

  void begin() {
    terminals.forEach(terminal -> terminal.connect().onComplete(known -> deliver(terminal)));
  }

  void awaitAcknowledged(int wanted) {
    Awaitility.await()
        .atMost(PATIENCE_MINUTES, TimeUnit.MINUTES)
        .until(() -> recorded() - left() >= wanted);
  }

  void end() {
    ended = true;
    terminals.forEach(SimulatedTerminal::close);
  }

  private int left() {
    return terminals.stream().mapToInt(SimulatedTerminal::unacknowledged).sum();
  }

  private void deliver(SimulatedTerminal terminal) {
    terminal
        .flush()
        .onComplete(
            done -> {
              if (terminal.unacknowledged() > 0 && !ended) {
                vertx.setTimer(AGAIN_MS, due -> deliver(terminal));
              }
            });
  }

  private static String number(int punch) {
    return Integer.toString(101 + punch % PEOPLE);
  }

  private static LocalDateTime time(int punch) {
    return FIRST.plusSeconds((long) punch * APART_S);
  }
}
