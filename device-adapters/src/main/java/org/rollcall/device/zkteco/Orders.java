package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.rollcall.device.DeviceCommand;
import org.rollcall.device.Ordered;
import org.rollcall.device.OrderedCommand;
import org.rollcall.device.wire.Counts;

/**
 * Commands that people gave, until their result and a while longer. They survive a restart, expire,
 * and are handed out at most {@link ZktecoCommands#OFFERS_MAX} times before the terminal starts
 * anew. Bounded in all and for each terminal. Safe from any thread.
 */
final class Orders {
  static final int ALL_MAX = 2_000;
  static final int OPEN_PER_SERIAL_MAX = 16;
  static final int KEPT_PER_SERIAL_MAX = 32;

  private static final String SECTION = "orders";

  private final ZktecoMemory memory;
  private final Clock clock;
  private final Counts counts;
  private final Map<String, List<Order>> orders = new TreeMap<>();
  private long lastId;

  /** What the memory holds from before. */
  Orders(ZktecoMemory memory, Clock clock, Counts counts) {
    this.memory = memory;
    this.clock = clock;
    this.counts = counts;
    JsonObject kept = memory.section(SECTION);
    for (String serial : kept.fieldNames()) {
      if (kept.getValue(serial) instanceof JsonArray list) {
        orders.put(serial, read(list));
      }
    }
  }

  /** Takes a command; completes when it is on disk. */
  Future<Ordered> add(String serial, DeviceCommand command) {
    Order order;
    synchronized (this) {
      Instant now = clock.instant();
      Optional<String> full = full(serial, now);
      if (full.isPresent()) {
        return Future.succeededFuture(new Ordered.Refused(Ordered.Reason.FULL, full.get()));
      }
      order = new Order(nextId(now), command, now, 0, false, OptionalInt.empty());
      orders.computeIfAbsent(serial, first -> new ArrayList<>()).add(order);
    }
    return save()
        .<Ordered>map(saved -> new Ordered.Accepted(order.shown(order.orderedAt())))
        .onFailure(unsaved -> remove(serial, order.id()));
  }

  /** Lines {@code C:<id>:<command>} for the terminal, empty where nothing waits. */
  String offer(String serial, LocalDateTime terminalTime, boolean accessController) {
    StringBuilder lines = new StringBuilder();
    synchronized (this) {
      Instant now = clock.instant();
      of(serial)
          .replaceAll(
              order -> {
                if (!order.isOpen(now) || order.offers() == ZktecoCommands.OFFERS_MAX) {
                  return order;
                }
                String text = order.text(terminalTime, accessController);
                lines.append("C:").append(order.id()).append(':').append(text).append('\n');
                return order.offered();
              });
    }
    return lines.isEmpty() ? "" : saved(lines.toString());
  }

  /** The terminal has started anew: what it may have forgotten is offered again. */
  synchronized void introduced(String serial) {
    of(serial).replaceAll(Order::fresh);
  }

  /**
   * The terminal has answered.
   *
   * @return false where no such command waits
   */
  boolean answered(String serial, String id, int returned) {
    synchronized (this) {
      Instant now = clock.instant();
      List<Order> all = of(serial);
      boolean waits = all.stream().anyMatch(o -> o.id().equals(id) && o.isOpen(now));
      if (!waits) {
        return false;
      }
      all.replaceAll(order -> order.id().equals(id) ? order.answered(returned) : order);
    }
    return saved(true);
  }

  synchronized int pending(String serial) {
    Instant now = clock.instant();
    return (int) of(serial).stream().filter(order -> order.isOpen(now)).count();
  }

  synchronized List<OrderedCommand> list(String serial) {
    Instant now = clock.instant();
    return of(serial).stream().map(order -> order.shown(now)).toList();
  }

  private Optional<String> full(String serial, Instant now) {
    List<Order> own = of(serial);
    if (own.stream().filter(order -> order.isOpen(now)).count() >= OPEN_PER_SERIAL_MAX) {
      return Optional.of(
          OPEN_PER_SERIAL_MAX + " commands wait for terminal " + serial + " already");
    }
    if (own.size() >= KEPT_PER_SERIAL_MAX) {
      forgetOldest(own, now);
    }
    boolean room =
        orders.values().stream().mapToInt(List::size).sum() < ALL_MAX
            || orders.values().stream().anyMatch(list -> forgetOldest(list, now));
    if (!room) {
      return Optional.of(ALL_MAX + " commands wait for terminals already");
    }
    return Optional.empty();
  }

  /** Forgets the oldest command of which nothing more will be heard. */
  private static boolean forgetOldest(List<Order> list, Instant now) {
    Optional<Order> oldest = list.stream().filter(order -> !order.isOpen(now)).findFirst();
    return oldest.map(list::remove).orElse(false);
  }

  /** Later than every other, also than those of before a restart; the letter keeps them apart. */
  private String nextId(Instant now) {
    lastId = Math.max(lastId + 1, now.toEpochMilli());
    return "D" + Long.toString(lastId, 36).toUpperCase(Locale.ROOT);
  }

  private synchronized void remove(String serial, String id) {
    of(serial).removeIf(order -> order.id().equals(id));
  }

  private List<Order> of(String serial) {
    return Optional.ofNullable(orders.get(serial)).orElseGet(ArrayList::new);
  }

  /** What the terminal did is true whether it is on disk or not: at worst it is asked once more. */
  private <T> T saved(T answer) {
    save().onFailure(unsaved -> counts.add(Coped.MEMORY_FAILED, 1));
    return answer;
  }

  private synchronized Future<Void> save() {
    JsonObject json = new JsonObject();
    orders.forEach(
        (serial, list) -> {
          if (!list.isEmpty()) {
            json.put(serial, new JsonArray(list.stream().map(Order::json).toList()));
          }
        });
    return memory.keep(SECTION, json);
  }

  private static List<Order> read(JsonArray list) {
    List<Order> read = new ArrayList<>();
    for (Object entry : list) {
      if (entry instanceof JsonObject json) {
        Order.of(json).ifPresent(read::add);
      }
    }
    return read;
  }
}
