package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.device.DeviceCommand;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Ordered;
import org.rollcall.device.OrderedCommand;

/**
 * {@code /api/v1/devices/{device}/commands}: what is asked of a terminal, and what became of it.
 */
final class CommandResource {
  private final LedgerReads reads;
  private final Terminals terminals;

  CommandResource(LedgerReads reads, Terminals terminals) {
    this.reads = reads;
    this.terminals = terminals;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listCommands").addHandler(this::list);
    routes.getRoute("orderCommand").addHandler(this::order);
  }

  private void list(RoutingContext context) {
    JsonArray items = new JsonArray();
    terminals.orders(key(context)).forEach(order -> items.add(json(order)));
    Answers.ok(context, new JsonObject().put("items", items).put("next", null));
  }

  private void order(RoutingContext context) {
    DeviceKey key = key(context);
    terminals
        .order(key, command(context.body().asJsonObject()))
        .onSuccess(
            ordered -> {
              if (ordered instanceof Ordered.Refused refused) {
                context.fail(new Refusal(code(refused.reason()), refused.detail()));
              } else {
                Answers.created(context, json(((Ordered.Accepted) ordered).command()));
              }
            })
        .onFailure(context::fail);
  }

  private DeviceKey key(RoutingContext context) {
    return DeviceResource.device(reads.homes(), Parameter.path(context, "device")).key();
  }

  private static DeviceCommand command(JsonObject body) {
    DeviceCommand.Kind kind = DeviceCommand.Kind.valueOf(body.getString("command"));
    Optional<LocalDateTime> from = time("from", body);
    Optional<LocalDateTime> to = time("to", body);
    try {
      return new DeviceCommand(kind, from, to);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  /** A civil time, or a date for its beginning. */
  private static Optional<LocalDateTime> time(String name, JsonObject body) {
    String text = body.getString(name, "");
    try {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text));
    } catch (DateTimeException e) {
      throw new Refusal(
          ErrorCode.BAD_DATE,
          name + " \"" + text + "\" is not a time; write it as 2021-11-05T08:30:00");
    }
  }

  private static JsonObject json(OrderedCommand order) {
    DeviceCommand command = order.command();
    return new JsonObject()
        .put("id", order.id())
        .put("command", command.kind().name())
        .put("from", command.from().map(LocalDateTime::toString).orElse(null))
        .put("to", command.to().map(LocalDateTime::toString).orElse(null))
        .put("state", order.state().name().toLowerCase(Locale.ROOT))
        .put("orderedAt", order.orderedAt().toString())
        .put("expiresAt", order.expiresAt().toString())
        .put("result", order.result().isPresent() ? order.result().getAsInt() : null);
  }

  private static ErrorCode code(Ordered.Reason reason) {
    return switch (reason) {
      case NOT_OFFERED -> ErrorCode.NO_COMMANDS;
      case FULL -> ErrorCode.TOO_MANY_COMMANDS;
    };
  }
}
