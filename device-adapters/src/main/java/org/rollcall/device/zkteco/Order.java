package org.rollcall.device.zkteco;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.device.DeviceCommand;
import org.rollcall.device.OrderedCommand;
import org.rollcall.device.OrderedCommand.State;
import org.rollcall.device.zkteco.pull.PackedTime;

/**
 * A command that somebody gave, as it is remembered.
 *
 * @param offers how often it was handed out since the terminal last started anew
 * @param fetched whether it was ever handed out
 */
record Order(
    String id,
    DeviceCommand command,
    Instant orderedAt,
    int offers,
    boolean fetched,
    OptionalInt result) {
  static final Duration EXPIRES_AFTER = Duration.ofHours(24);

  Order offered() {
    return new Order(id, command, orderedAt, offers + 1, true, result);
  }

  Order fresh() {
    return new Order(id, command, orderedAt, 0, fetched, result);
  }

  Order answered(int returned) {
    return new Order(id, command, orderedAt, offers, true, OptionalInt.of(returned));
  }

  Instant expiresAt() {
    return orderedAt.plus(EXPIRES_AFTER);
  }

  /** Whether a result may still come. */
  boolean isOpen(Instant now) {
    return result.isEmpty() && now.isBefore(expiresAt());
  }

  OrderedCommand shown(Instant now) {
    return new OrderedCommand(id, command, state(now), orderedAt, expiresAt(), result);
  }

  /** The words of the wire. */
  String text(LocalDateTime terminalTime, boolean accessController) {
    return switch (command.kind()) {
      case INFO -> "INFO";
      case CHECK -> "CHECK";
      case LOG -> "LOG";
      case SET_TIME ->
          (accessController ? "SET OPTIONS" : "SET OPTION")
              + " DateTime="
              + PackedTime.encode(terminalTime);
      case BACKFILL ->
          "DATA QUERY ATTLOG StartTime="
              + ZktecoTime.format(command.from().orElseThrow())
              + "\tEndTime="
              // The terminal counts the end in; ours is the moment after.
              + ZktecoTime.format(command.to().orElseThrow().minusSeconds(1));
    };
  }

  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("id", id)
            .put("command", command.kind().name())
            .put("orderedAt", orderedAt.toString())
            .put("offers", offers)
            .put("fetched", fetched);
    command.from().ifPresent(from -> json.put("from", from.toString()));
    command.to().ifPresent(to -> json.put("to", to.toString()));
    result.ifPresent(returned -> json.put("result", returned));
    return json;
  }

  /** The order that was remembered; empty where it can't be read. */
  static Optional<Order> of(JsonObject json) {
    try {
      Integer result = json.getInteger("result");
      return Optional.of(
          new Order(
              json.getString("id", ""),
              new DeviceCommand(
                  DeviceCommand.Kind.valueOf(json.getString("command", "")),
                  Optional.ofNullable(json.getString("from")).map(LocalDateTime::parse),
                  Optional.ofNullable(json.getString("to")).map(LocalDateTime::parse)),
              Instant.parse(json.getString("orderedAt", "")),
              json.getInteger("offers", 0),
              json.getBoolean("fetched", false),
              result == null ? OptionalInt.empty() : OptionalInt.of(result)));
    } catch (IllegalArgumentException | DateTimeException | ClassCastException unreadable) {
      return Optional.empty();
    }
  }

  private State state(Instant now) {
    if (result.isPresent()) {
      return result.getAsInt() < 0 ? State.FAILED : State.DONE;
    }
    if (!isOpen(now)) {
      return State.EXPIRED;
    }
    return fetched ? State.FETCHED : State.WAITING;
  }
}
