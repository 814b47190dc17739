package org.rollcall.device;

import io.vertx.core.Future;
import java.time.LocalDateTime;

/**
 * A terminal that behaves like the real one on the wire, for demonstrations, load and tests. It
 * keeps every punch until the gateway has acknowledged it. Safe from any thread.
 */
public interface SimulatedTerminal {

  /** Introduces itself as its protocol demands; fails where the gateway does not take it. */
  Future<Void> connect();

  /**
   * Records a punch; nothing is sent before {@link #flush}.
   *
   * @param time what the terminal's clock shows
   * @throws IllegalStateException where too many punches wait for their acknowledgement
   */
  void punch(String number, LocalDateTime time, Direction direction, Method method);

  /**
   * Sends what is not acknowledged yet, oldest first, and stops at the first batch that is not
   * acknowledged; that batch is sent again by the next flush. Never fails.
   *
   * @return how many punches were acknowledged
   */
  Future<Integer> flush();

  /** Shows a sign of life and fetches commands, where the protocol has such a thing. */
  Future<Void> poll();

  /** Punches that wait for their acknowledgement. */
  int unacknowledged();

  /** What the terminal's clock shows now. */
  LocalDateTime clock();

  /** Hangs up. What was not acknowledged is lost with the terminal. */
  Future<Void> close();
}
