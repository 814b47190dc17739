package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.Collected;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ingest.DeviceContacts;
import org.rollcall.gateway.ingest.SilenceRule;
import org.rollcall.gateway.ingest.WaitingList;
import org.rollcall.gateway.ledger.DeviceStates;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.security.Reach;

/** {@code /api/v1/devices}: registered terminals and how they are, and those that wait. */
final class DeviceResource {
  private final LedgerReads reads;
  private final FactRoutes facts;
  private final DeviceContacts contacts;
  private final WaitingList waiting;
  private final SilenceRule silence;
  private final Terminals terminals;
  private final Clock clock;

  DeviceResource(
      LedgerReads reads,
      FactRoutes facts,
      DeviceContacts contacts,
      WaitingList waiting,
      SilenceRule silence,
      Terminals terminals,
      Clock clock) {
    this.reads = reads;
    this.facts = facts;
    this.contacts = contacts;
    this.waiting = waiting;
    this.silence = silence;
    this.terminals = terminals;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listDevices").addHandler(this::list);
    routes.getRoute("listWaitingDevices").addHandler(this::listWaiting);
    routes.getRoute("claimDevice").addHandler(this::claim);
    routes.getRoute("collectDevice").addHandler(this::collect);
  }

  private void list(RoutingContext context) {
    Reach reach = Author.reach(context);
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          Map<DeviceKey, DeviceStates.DeviceState> states = DeviceStates.all(connection, symbols);
          JsonArray items = new JsonArray();
          for (Device device : latest(homes).values()) {
            if (!reach.hasUnit(device.home())) {
              continue;
            }
            items.add(json(device, Optional.ofNullable(states.get(device.key())), homes));
          }
          return new JsonObject().put("items", items).put("next", null);
        });
  }

  /** One entry a device: its last known place. */
  private static Map<String, Device> latest(Homes homes) {
    Map<String, Device> latest = new LinkedHashMap<>();
    homes.registry().devices().forEach(device -> latest.put(device.id(), device));
    return latest;
  }

  private JsonObject json(Device device, Optional<DeviceStates.DeviceState> state, Homes homes) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), homes.zone(device.home()));
    Optional<Instant> contact =
        contacts.last(device.key()).or(() -> state.map(DeviceStates.DeviceState::lastReceivedAt));
    return new JsonObject()
        .put("device", device.id())
        .put("protocol", device.key().protocol())
        .put("serial", device.key().serial())
        .put("home", device.validity().contains(today) ? device.home() : null)
        .put("direction", device.direction().code())
        .put("lastContactAt", text(contact))
        .put("lastEventAt", text(state.flatMap(DeviceStates.DeviceState::lastEventAt)))
        .put(
            "clockOffsetSeconds",
            clockOffset(device, state).map(offset -> offset.toMillis() / 1000.0).orElse(null))
        .put("clock", DeviceCondition.clock(clockOffset(device, state)))
        .put("clockToldBy", clockToldBy(device, state))
        .put("online", silence.isOnline(device.key(), contact))
        .put("contact", contact(device, today, contact, state, homes).code())
        .put("firmware", state.flatMap(DeviceStates.DeviceState::firmware).orElse(null))
        .put(
            "dropped",
            new JsonObject()
                .put("pictures", state.map(DeviceStates.DeviceState::pictures).orElse(0))
                .put("templates", state.map(DeviceStates.DeviceState::templates).orElse(0)))
        .put("pendingCommands", terminals.pendingCommands(device.key()))
        .put("gaps", GapsJson.of(terminals.gaps(device.key())));
  }

  /** By signs of life where they tell a time: unlike an event, none of them ever waited. */
  private Optional<Duration> clockOffset(Device device, Optional<DeviceStates.DeviceState> state) {
    return contacts
        .clockOffset(device.key())
        .or(() -> state.flatMap(DeviceStates.DeviceState::clockOffset));
  }

  private @Nullable String clockToldBy(Device device, Optional<DeviceStates.DeviceState> state) {
    if (contacts.clockOffset(device.key()).isPresent()) {
      return "heartbeat";
    }
    return state.flatMap(DeviceStates.DeviceState::clockOffset).isPresent() ? "events" : null;
  }

  private DeviceCondition.Contact contact(
      Device device,
      LocalDate today,
      Optional<Instant> heard,
      Optional<DeviceStates.DeviceState> state,
      Homes homes) {
    return new DeviceCondition(silence)
        .contact(
            device.key(),
            Optional.of(device.home()).filter(home -> device.validity().contains(today)),
            heard,
            state.flatMap(DeviceStates.DeviceState::lastEventAt),
            homes,
            clock.instant());
  }

  private void listWaiting(RoutingContext context) {
    JsonArray items = new JsonArray();
    for (WaitingList.Knock knock : waiting.list()) {
      items.add(
          new JsonObject()
              .put("protocol", knock.key().protocol())
              .put("serial", knock.key().serial())
              .put("firstAt", knock.firstAt().toString())
              .put("lastAt", knock.lastAt().toString())
              .put("attempts", knock.attempts())
              .put("remote", knock.remoteAddress()));
    }
    Answers.ok(context, new JsonObject().put("items", items).put("next", null));
  }

  private void claim(RoutingContext context) {
    String protocol = Parameter.path(context, "protocol");
    String serial = Parameter.path(context, "serial");
    Optional<DeviceKey> key =
        waiting.list().stream()
            .map(WaitingList.Knock::key)
            .filter(k -> k.protocol().equals(protocol) && k.serial().equals(serial))
            .findFirst();
    if (key.isEmpty()) {
      throw new Refusal(
          ErrorCode.DEVICE_NOT_WAITING,
          "no terminal "
              + protocol
              + "/"
              + serial
              + " has knocked; import it under devices instead");
    }
    JsonObject body = context.body().asJsonObject();
    Map<String, String> cells = cells(key.get(), body);
    facts
        .importRows(context, ImportKind.DEVICES, OneRow.of(cells))
        .onSuccess(
            result -> {
              if (result instanceof ImportResult.Refused refused) {
                context.fail(OneRow.refusal(refused));
              } else {
                waiting.remove(key.get());
                Answers.created(context, new JsonObject(new HashMap<>(cells)));
              }
            })
        .onFailure(context::fail);
  }

  private void collect(RoutingContext context) {
    Device device = device(reads.homes(), Parameter.path(context, "device"));
    terminals
        .collect(device.key())
        .onSuccess(
            collected -> {
              if (collected instanceof Collected.Refused refused) {
                context.fail(new Refusal(code(refused.reason()), refused.detail()));
              } else {
                int records = ((Collected.Read) collected).records();
                Answers.ok(context, new JsonObject().put("records", records));
              }
            })
        .onFailure(context::fail);
  }

  /** The device of that identifier at its last known place. */
  static Device device(Homes homes, String id) {
    return homes.registry().device(id).orElseThrow(() -> Refusal.notFound("device", id));
  }

  private static ErrorCode code(Collected.Reason reason) {
    return switch (reason) {
      case NOT_OFFERED -> ErrorCode.NOT_COLLECTABLE;
      case UNREACHABLE -> ErrorCode.TERMINAL_UNREACHABLE;
      case NOT_STORED -> ErrorCode.STORAGE_FAILED;
    };
  }

  private Map<String, String> cells(DeviceKey key, JsonObject body) {
    LocalDate today =
        LocalDate.ofInstant(clock.instant(), reads.homes().zone(body.getString("home")));
    return Map.of(
        "device_id", body.getString("device", key.serial()),
        "protocol", key.protocol(),
        "serial", key.serial(),
        "home", body.getString("home"),
        "from", body.getString("from", today.toString()),
        "to", "",
        "direction", body.getString("direction", ""),
        "service", body.getString("service", ""));
  }

  private static @Nullable String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }
}
