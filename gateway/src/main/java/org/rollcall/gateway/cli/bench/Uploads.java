package org.rollcall.gateway.cli.bench;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.zkteco.TerminalBytes;
import org.rollcall.device.zkteco.TerminalBytes.Line;

/**
 * What one simulated terminal has still to send: its plan in uploads. An upload that was not
 * acknowledged comes again, as from a real terminal. Used by one thread at a time.
 */
final class Uploads implements Requests, Evidence {
  private static final String DEVICE_PREFIX = "zkteco:";

  private final Town town;
  private final int terminal;
  private final LocalDate end;
  private final PunchPlan plan;
  private final Deque<Request> prepared = new ArrayDeque<>();
  private boolean live;
  private Optional<Request> open = Optional.empty();
  private long acknowledged;

  /**
   * The uploads of a terminal.
   *
   * @param end the day before which its people stop to come
   */
  Uploads(Town town, int terminal, LocalDate end) {
    this.town = town;
    this.terminal = terminal;
    this.end = end;
    this.plan = new PunchPlan(town, terminal, end);
  }

  /** From now on each punch is sent by itself, as long as there are any. */
  void sendEach() {
    live = true;
  }

  /** Makes uploads ahead of a load, so that making them is no part of it, and then no more. */
  void prepare(long events, int linesPerPost) {
    live = false;
    for (long left = events; left > 0 && plan.hasNext(); left -= linesPerPost) {
      prepared.add(make((int) Math.min(left, linesPerPost)));
    }
  }

  /** Check-ins that the gateway has acknowledged: the first ones of the plan. */
  long acknowledged() {
    return acknowledged;
  }

  @Override
  public void addAcknowledged(Identities identities) {
    PunchPlan again = new PunchPlan(town, terminal, end);
    for (long i = 0; i < acknowledged; i++) {
      Line line = again.next();
      identities.add(
          DEVICE_PREFIX + Town.serial(terminal), line.number(), line.time(), line.direction());
    }
  }

  @Override
  public Optional<Request> next() {
    if (open.isEmpty()) {
      if (!prepared.isEmpty()) {
        open = Optional.of(prepared.remove());
      } else if (live && plan.hasNext()) {
        open = Optional.of(make(1));
      }
    }
    return open;
  }

  @Override
  public void answered(boolean taken) {
    if (taken) {
      acknowledged += open.map(Request::events).orElse(0);
      open = Optional.empty();
    }
  }

  private Request make(int linesMax) {
    List<Line> lines = new ArrayList<>(linesMax);
    while (lines.size() < linesMax && plan.hasNext()) {
      lines.add(plan.next());
    }
    return Request.of(TerminalBytes.upload(Town.serial(terminal), lines), lines.size(), "OK");
  }
}
