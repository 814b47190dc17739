package org.rollcall.gateway.cli.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rollcall.device.zkteco.TerminalBytes;

/** Terminals that have nothing to say: they introduce themselves, then show signs of life. */
final class IdleTerminals {
  private IdleTerminals() {}

  /** The requests of so many, numbered after those of the town. */
  static List<Requests> of(Town town, int count) {
    return IntStream.range(town.terminals(), town.terminals() + count)
        .mapToObj(terminal -> (Requests) new Idle(Town.serial(terminal)))
        .toList();
  }

  private static final class Idle implements Requests {
    private final Request greeting;
    private final Request poll;
    private boolean greeted;

    Idle(String serial) {
      greeting = Request.of(TerminalBytes.greeting(serial), 0, "GET OPTION FROM: " + serial);
      // any answer will do: the first one is a command
      poll = Request.of(TerminalBytes.poll(serial), 0, "");
    }

    @Override
    public Optional<Request> next() {
      return Optional.of(greeted ? poll : greeting);
    }

    @Override
    public void answered(boolean taken) {
      greeted |= taken;
    }
  }
}
