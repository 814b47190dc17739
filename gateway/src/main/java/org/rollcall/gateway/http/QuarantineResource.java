package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ledger.CheckInAside;
import org.rollcall.gateway.ledger.CheckInStatus;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.MalformedReads;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.security.Reach;
import org.rollcall.gateway.security.Role;

/** {@code /api/v1/quarantine}: what is held aside, and how it gets out. */
final class QuarantineResource {
  private static final String MALFORMED = "MALFORMED";
  private static final List<String> REASONS =
      List.of("CLOCK_SKEW", "STALE", "UNKNOWN_CREDENTIAL", "UNKNOWN_DEVICE", MALFORMED);

  /** Members that tell of people rather than of terminals. */
  private static final List<String> OF_PEOPLE = List.of("number", "person", "raw");

  private final LedgerReads reads;
  private final FactRoutes facts;

  QuarantineResource(LedgerReads reads, FactRoutes facts) {
    this.reads = reads;
    this.facts = facts;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listQuarantine").addHandler(this::list);
    routes.getRoute("releaseQuarantined").addHandler(this::release);
  }

  private void list(RoutingContext context) {
    List<String> wanted = Parameter.query(context, "reason").map(List::of).orElse(REASONS);
    Place after =
        Parameter.query(context, "after").map(Place::parse).orElse(new Place(wanted.get(0), 0, -1));
    int limit = Parameter.limit(context);
    Reach reach = Author.reach(context);
    reads.answer(
        context,
        (connection, symbols, homes) ->
            shown(page(connection, symbols, homes, wanted, after, limit), reach));
  }

  /** What is the caller's to see: events of terminals within, to an installer without the badge. */
  private static JsonObject shown(JsonObject page, Reach reach) {
    JsonArray items = new JsonArray();
    for (Object item : page.getJsonArray("items")) {
      JsonObject event = (JsonObject) item;
      if (isWithin(event, reach)) {
        if (reach.principal().role() == Role.INSTALLER) {
          OF_PEOPLE.forEach(event::remove);
        }
        items.add(event);
      }
    }
    return page.put("items", items);
  }

  private static boolean isWithin(JsonObject event, Reach reach) {
    if (reach.isUnbound()) {
      return true;
    }
    DeviceKey key = new DeviceKey(event.getString("source"), event.getString("serial"));
    return Optional.ofNullable(event.getString("home"))
        .or(() -> reach.registry().latestDevice(key).map(Device::home))
        .filter(reach::hasUnit)
        .isPresent();
  }

  private static JsonObject page(
      Connection connection,
      Symbols symbols,
      Homes homes,
      List<String> wanted,
      Place after,
      int limit)
      throws SQLException {
    JsonArray items = new JsonArray();
    Optional<String> next = Optional.empty();
    for (int i = Math.max(0, wanted.indexOf(after.reason())); i < wanted.size(); i++) {
      String reason = wanted.get(i);
      Place from = reason.equals(after.reason()) ? after : new Place(reason, 0, -1);
      int room = limit - items.size();
      List<JsonObject> found = items(connection, symbols, homes, reason, from, room + 1);
      found.stream().limit(room).forEach(items::add);
      if (found.size() > room) {
        String last = room == 0 ? from.id() : items.getJsonObject(limit - 1).getString("id");
        next = Optional.of(reason + "." + last);
        break;
      }
    }
    return new JsonObject().put("items", items).put("next", next.orElse(null));
  }

  private static List<JsonObject> items(
      Connection connection, Symbols symbols, Homes homes, String reason, Place after, int limit)
      throws SQLException {
    if (reason.equals(MALFORMED)) {
      return MalformedReads.page(connection, after.position(), after.item(), limit).stream()
          .map(malformed -> json(malformed, symbols, homes))
          .toList();
    }
    CheckInStatus status = CheckInStatus.valueOf(reason);
    return CheckInAside.page(connection, status, after.position(), after.item(), limit).stream()
        .map(held -> CheckInJson.of(held, symbols, homes.registry()))
        .toList();
  }

  private static JsonObject json(MalformedReads.Malformed malformed, Symbols symbols, Homes homes) {
    DeviceKey key = DeviceName.key(symbols.text(malformed.device()));
    return new JsonObject()
        .put("id", malformed.position() + "-" + malformed.item())
        .put("source", key.protocol())
        .put("device", DeviceName.of(symbols.text(malformed.device()), homes.registry()))
        .put("serial", key.serial())
        .put("receivedAt", Instant.ofEpochMilli(malformed.receivedMs()).toString())
        .put("status", "quarantined")
        .put("reason", MALFORMED)
        .put("raw", malformed.raw())
        .put("problem", malformed.problem());
  }

  private void release(RoutingContext context) {
    Place place = Place.parse(REASONS.get(0) + "." + Parameter.path(context, "id"));
    String id = place.id();
    String reason = context.body().asJsonObject().getString("reason");
    reads
        .read(
            (connection, symbols, homes) ->
                held(connection, symbols, homes, place, Author.reach(context)))
        .compose(held -> facts.release(context, place.position(), place.item(), reason))
        .onSuccess(
            done -> Answers.ok(context, new JsonObject().put("id", id).put("released", true)))
        .onFailure(context::fail);
  }

  /** The held check-in; a refusal that says what to do instead where releasing would not help. */
  private static StoredCheckIn held(
      Connection connection, Symbols symbols, Homes homes, Place place, Reach reach)
      throws SQLException {
    String id = place.id();
    Optional<StoredCheckIn> held = CheckInAside.find(connection, place.position(), place.item());
    if (held.isEmpty() && MalformedReads.contains(connection, place.position(), place.item())) {
      throw new Refusal(
          ErrorCode.NOT_RELEASABLE,
          id
              + " can't be read as a check-in, so there is nothing to count; correct the person's day");
    }
    StoredCheckIn found = held.orElseThrow(() -> Refusal.notFound("held event", id));
    if (!isWithin(CheckInJson.of(found, symbols, homes.registry()), reach)) {
      throw new Refusal(
          ErrorCode.OUTSIDE_YOUR_UNITS, id + " is of a terminal that is not within your units");
    }
    return switch (found.status()) {
      case CLOCK_SKEW, STALE -> found;
      case UNKNOWN_CREDENTIAL ->
          throw new Refusal(
              ErrorCode.NOT_RELEASABLE,
              "link badge "
                  + found.number()
                  + " to a person (POST /api/v1/credentials); "
                  + id
                  + " is then counted by itself");
      case UNKNOWN_DEVICE ->
          throw new Refusal(
              ErrorCode.NOT_RELEASABLE,
              "import where the terminal stood on that date (devices); "
                  + id
                  + " is then counted by itself");
      case COUNTED, VOIDED -> throw new Refusal(ErrorCode.NOT_RELEASABLE, id + " is not held");
    };
  }

  /** A place in the listing: the reason, and the journal place of the last one shown. */
  private record Place(String reason, long position, int item) {
    String id() {
      return position + "-" + item;
    }

    static Place parse(String text) {
      try {
        int dot = text.indexOf('.');
        int dash = text.indexOf('-', dot);
        return new Place(
            text.substring(0, dot),
            Long.parseLong(text.substring(dot + 1, dash)),
            Integer.parseInt(text.substring(dash + 1)));
      } catch (RuntimeException e) {
        throw new Refusal(
            ErrorCode.BAD_REQUEST, "after is not a cursor that a page before gave as next");
      }
    }
  }
}
