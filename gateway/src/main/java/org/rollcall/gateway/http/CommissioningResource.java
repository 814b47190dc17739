package org.rollcall.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.gateway.ingest.DeviceContacts;
import org.rollcall.gateway.ledger.CheckInStatus;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.DeviceStates;
import org.rollcall.gateway.ledger.HomeCheckIns;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Device;

/**
 * {@code GET /api/v1/devices/{device}/commissioning}: what an installer sees while setting a
 * terminal up, each step done or with what to do next; with {@code Accept: text/event-stream} each
 * step as it is reached.
 */
final class CommissioningResource {
  private static final String STREAM = "text/event-stream";

  /** A contact or a punch of this time is one of the installer's. */
  private static final Duration RECENT = Duration.ofMinutes(15);

  private final LedgerReads reads;
  private final DeviceContacts contacts;
  private final LiveChanges live;
  private final Clock clock;

  CommissioningResource(LedgerReads reads, DeviceContacts contacts, LiveChanges live, Clock clock) {
    this.reads = reads;
    this.contacts = contacts;
    this.live = live;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("commissioning").addHandler(this::steps);
  }

  private void steps(RoutingContext context) {
    String id = Parameter.path(context, "device");
    LedgerReads.Query<JsonObject> query =
        (connection, symbols, homes) ->
            steps(DeviceResource.device(homes, id), connection, symbols, homes);
    String accept = Optional.ofNullable(context.request().getHeader("Accept")).orElse("");
    if (accept.contains(STREAM)) {
      DeviceResource.device(reads.homes(), id);
      stream(context, query);
    } else {
      reads.answer(context, query);
    }
  }

  private void stream(RoutingContext context, LedgerReads.Query<JsonObject> query) {
    HttpServerResponse response = context.response();
    if (!live.admit(response)) {
      throw new Refusal(ErrorCode.OVERLOADED, LiveChanges.LISTENERS_MAX + " live streams are open");
    }
    response
        .setChunked(true)
        .putHeader("Content-Type", STREAM + "; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .putHeader("Content-Encoding", "identity");
    response.write(": open\n\n");
    CommissioningStream.open(context.vertx(), live, response, () -> reads.read(query));
  }

  private JsonObject steps(Device device, Connection connection, Symbols symbols, Homes homes)
      throws SQLException {
    Instant now = clock.instant();
    Optional<DeviceStates.DeviceState> state =
        Optional.ofNullable(DeviceStates.all(connection, symbols).get(device.key()));
    Optional<Instant> heard =
        contacts.last(device.key()).or(() -> state.map(DeviceStates.DeviceState::lastReceivedAt));
    Optional<StoredCheckIn> punch = lastPunch(device, connection, symbols, now);
    JsonArray steps =
        new JsonArray()
            .add(site(device, homes, now))
            .add(reach(heard, now))
            .add(zone(device, homes))
            .add(
                clockStep(
                    contacts
                        .clockOffset(device.key())
                        .or(() -> state.flatMap(DeviceStates.DeviceState::clockOffset))))
            .add(testPunch(punch))
            .add(person(punch));
    boolean ready =
        steps.stream().map(JsonObject.class::cast).allMatch(step -> step.getBoolean("done"));
    return new JsonObject().put("device", device.id()).put("ready", ready).put("steps", steps);
  }

  private static Optional<StoredCheckIn> lastPunch(
      Device device, Connection connection, Symbols symbols, Instant now) throws SQLException {
    OptionalInt home = symbols.find(device.home());
    OptionalInt machine = symbols.find(DeviceName.symbol(device.key()));
    if (home.isEmpty() || machine.isEmpty()) {
      return Optional.empty();
    }
    try (HomeCheckIns checkIns = new HomeCheckIns(connection)) {
      List<StoredCheckIn> recent =
          checkIns.between(home.getAsInt(), now.minus(RECENT).toEpochMilli(), Long.MAX_VALUE);
      return recent.stream()
          .filter(one -> one.device() == machine.getAsInt())
          .reduce((before, after) -> after);
    }
  }

  private static JsonObject site(Device device, Homes homes, Instant now) {
    boolean placed =
        device.validity().contains(LocalDate.ofInstant(now, homes.zone(device.home())));
    return step(
        "site",
        placed,
        placed ? device.home() : "import where the terminal stands today (devices)");
  }

  private static JsonObject reach(Optional<Instant> heard, Instant now) {
    boolean recent = heard.filter(at -> at.isAfter(now.minus(RECENT))).isPresent();
    return step(
        "reach",
        recent,
        heard
            .map(at -> (recent ? "heard of at " : "not heard of since ") + at)
            .orElse("not heard of yet: check the server address and port in the terminal"));
  }

  private static JsonObject zone(Device device, Homes homes) {
    boolean same = device.zone().equals(homes.zone(device.home()));
    return step(
        "zone",
        same,
        same
            ? device.zone().getId()
            : device.zone() + ", but the home has " + homes.zone(device.home()));
  }

  private static JsonObject clockStep(Optional<Duration> offset) {
    boolean fine = DeviceCondition.clock(offset).equals("ok");
    return step(
        "clock",
        fine,
        offset
            .map(off -> off.toSeconds() + " s ahead of the gateway" + (fine ? "" : ": set it"))
            .orElse("unknown before the first punch"));
  }

  private static JsonObject testPunch(Optional<StoredCheckIn> punch) {
    return step(
        "test-punch",
        punch.isPresent(),
        punch
            .map(
                one ->
                    one.id()
                        + " arrived "
                        + Duration.between(one.instant(), received(one)).toMillis()
                        + " ms after it was made")
            .orElse("punch once at the terminal"));
  }

  private static Instant received(StoredCheckIn punch) {
    return Instant.ofEpochMilli(punch.receivedMs());
  }

  private static JsonObject person(Optional<StoredCheckIn> punch) {
    Optional<CheckInStatus> status = punch.map(StoredCheckIn::status);
    boolean known = status.equals(Optional.of(CheckInStatus.COUNTED));
    return step(
        "person",
        known,
        status
            .map(
                one ->
                    switch (one) {
                      case COUNTED -> "the badge is somebody's";
                      case UNKNOWN_CREDENTIAL ->
                          "link the badge to a person (POST /api/v1/credentials)";
                      case CLOCK_SKEW, STALE -> "held for its time: set the terminal's clock";
                      case UNKNOWN_DEVICE, VOIDED -> "not counted: " + one;
                    })
            .orElse("unknown before the first punch"));
  }

  private static JsonObject step(String name, boolean done, String detail) {
    return new JsonObject().put("step", name).put("done", done).put("detail", detail);
  }
}
