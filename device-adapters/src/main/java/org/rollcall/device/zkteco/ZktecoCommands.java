package org.rollcall.device.zkteco;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands that wait for their terminal to fetch and answer them. In memory only: a restart asks
 * again what it wants to know. Bounded in terminals and in commands of one. Safe from any thread.
 *
 * <p>A command is handed out at most {@link #OFFERS_MAX} times; one that a terminal never answers
 * stays pending, so that it shows, and is offered again when the terminal introduces itself anew.
 */
final class ZktecoCommands {
  static final int SERIALS_MAX = 10_000;
  static final int COMMANDS_PER_SERIAL_MAX = 16;
  static final int OFFERS_MAX = 3;

  private static final String INFO = "INFO";

  private final Map<String, Queue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();

  /** Any contact: the first since the start asks the terminal what it is. */
  void contact(String serial) {
    if (!queues.containsKey(serial)) {
      add(serial, INFO);
    }
  }

  /** The terminal has started anew: what it may have forgotten is offered again. */
  void introduced(String serial) {
    contact(serial);
    Queue queue = queues.get(serial);
    if (queue != null) {
      queue.offerAgain();
    }
  }

  /**
   * Queues a command.
   *
   * @return false where there is no room for it
   */
  boolean add(String serial, String command) {
    if (queues.size() >= SERIALS_MAX && !queues.containsKey(serial)) {
      return false;
    }
    return queues.computeIfAbsent(serial, key -> new Queue()).add(lastId, command);
  }

  /** Lines {@code C:<id>:<command>} for the terminal, empty where nothing waits. */
  String offer(String serial) {
    Queue queue = queues.get(serial);
    return queue == null ? "" : queue.offer();
  }

  /**
   * The terminal has answered; the command is done.
   *
   * @return false where no such command waits
   */
  boolean answered(String serial, String id) {
    Queue queue = queues.get(serial);
    return queue != null && queue.remove(id);
  }

  int pending(String serial) {
    Queue queue = queues.get(serial);
    return queue == null ? 0 : queue.size();
  }

  private record Command(String id, String text, int offers) {
    Command offered() {
      return new Command(id, text, offers + 1);
    }

    Command fresh() {
      return new Command(id, text, 0);
    }
  }

  private static final class Queue {
    private final List<Command> commands = new ArrayList<>();

    synchronized boolean add(AtomicInteger lastId, String text) {
      boolean waitsAlready = commands.stream().anyMatch(command -> command.text().equals(text));
      if (waitsAlready) {
        return true;
      }
      if (commands.size() == COMMANDS_PER_SERIAL_MAX) {
        return false;
      }
      return commands.add(new Command(Integer.toString(lastId.incrementAndGet()), text, 0));
    }

    synchronized String offer() {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < commands.size(); i++) {
        Command command = commands.get(i);
        if (command.offers() < OFFERS_MAX) {
          commands.set(i, command.offered());
          lines.append("C:").append(command.id()).append(':').append(command.text()).append('\n');
        }
      }
      return lines.toString();
    }

    synchronized void offerAgain() {
      commands.replaceAll(Command::fresh);
    }

    synchronized boolean remove(String id) {
      return commands.removeIf(command -> command.id().equals(id));
    }

    synchronized int size() {
      return commands.size();
    }
  }
}
