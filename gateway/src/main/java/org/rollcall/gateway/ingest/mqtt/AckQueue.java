package org.rollcall.gateway.ingest.mqtt;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Verdicts come in any order; they are passed on in the order in which the messages came, as MQTT
 * 4.6 demands of acknowledgements. Confined to one event loop.
 */
final class AckQueue {
  private final ArrayDeque<Due> due = new ArrayDeque<>();

  /** A message whose acknowledgement is due. */
  static final class Due {
    private final Consumer<Boolean> passOn;
    private boolean answered;
    private boolean kept;

    private Due(Consumer<Boolean> passOn) {
      this.passOn = passOn;
    }
  }

  /**
   * Adds a message behind all others.
   *
   * @param passOn told whether it was kept, once all before it are answered too
   */
  Due add(Consumer<Boolean> passOn) {
    Due entry = new Due(passOn);
    due.addLast(entry);
    return entry;
  }

  void answered(Due entry, boolean kept) {
    entry.answered = true;
    entry.kept = kept;
    for (Due first = due.peekFirst(); first != null && first.answered; first = due.peekFirst()) {
      due.removeFirst();
      first.passOn.accept(first.kept);
    }
  }

  int size() {
    return due.size();
  }
}
