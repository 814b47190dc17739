package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ingest.DeviceContacts;
import org.rollcall.gateway.ledger.DeviceDepartures;
import org.rollcall.gateway.ledger.DeviceSilences;
import org.rollcall.gateway.ledger.DeviceStates;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Table;

/** {@code /api/v1/devices/{device}/…}: what became of a terminal, and what replaces it. */
final class DeviceCareResource {
  private static final List<String> COLUMNS =
      List.of(
          "device_id",
          "protocol",
          "serial",
          "home",
          "from",
          "to",
          "direction",
          "service",
          "time_zone",
          "token");

  private final LedgerReads reads;
  private final FactRoutes facts;
  private final DeviceContacts contacts;
  private final Clock clock;

  DeviceCareResource(LedgerReads reads, FactRoutes facts, DeviceContacts contacts, Clock clock) {
    this.reads = reads;
    this.facts = facts;
    this.contacts = contacts;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("deviceHistory").addHandler(this::history);
    routes.getRoute("replaceDevice").addHandler(this::replace);
  }

  private void history(RoutingContext context) {
    String id = Parameter.path(context, "device");
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          JsonArray silences = new JsonArray();
          JsonArray departures = new JsonArray();
          JsonArray findings = new JsonArray();
          Map<DeviceKey, DeviceStates.DeviceState> states = DeviceStates.all(connection, symbols);
          for (Device machine : machines(homes, id)) {
            for (DeviceSilences.Silence silence :
                DeviceSilences.of(connection, symbols, machine.key())) {
              silences.add(json(machine, silence));
            }
            for (Instant gone : DeviceDepartures.of(connection, symbols, machine.key())) {
              departures.add(departure(machine, gone));
            }
            Optional<Duration> offset =
                contacts
                    .clockOffset(machine.key())
                    .or(
                        () ->
                            Optional.ofNullable(states.get(machine.key()))
                                .flatMap(DeviceStates.DeviceState::clockOffset));
            DeviceFindings.of(connection, symbols, homes, machine, offset).forEach(findings::add);
          }
          return new JsonObject()
              .put("device", id)
              .put("places", json(places(homes, id)))
              .put("silences", silences)
              .put("departures", departures)
              .put("findings", findings);
        });
  }

  /** Where the device stood, a record for each place and machine, by first day. */
  private static List<Device> places(Homes homes, String id) {
    List<Device> places = homes.registry().placesOf(id);
    if (places.isEmpty()) {
      throw Refusal.notFound("device", id);
    }
    return places;
  }

  /** The machines that the device was, one record for each serial number, the newest first. */
  private static List<Device> machines(Homes homes, String id) {
    Map<String, Device> bySerial = new HashMap<>();
    places(homes, id).forEach(place -> bySerial.put(place.key().toString(), place));
    return bySerial.values().stream()
        .sorted(Comparator.comparing((Device machine) -> firstDay(machine)).reversed())
        .toList();
  }

  private static LocalDate firstDay(Device device) {
    return device.validity().from().orElse(LocalDate.MIN);
  }

  private static JsonArray json(List<Device> places) {
    JsonArray array = new JsonArray();
    places.forEach(place -> array.add(json(place)));
    return array;
  }

  private static JsonObject json(Device place) {
    return new JsonObject()
        .put("protocol", place.key().protocol())
        .put("serial", place.key().serial())
        .put("home", place.home())
        .put("from", place.validity().from().map(LocalDate::toString).orElse(null))
        .put("to", place.validity().to().map(LocalDate::toString).orElse(null));
  }

  private static JsonObject json(Device machine, DeviceSilences.Silence silence) {
    return new JsonObject()
        .put("serial", machine.key().serial())
        .put("from", silence.since().toString())
        .put("noticedAt", silence.noticed().toString())
        .put("to", silence.back().map(Instant::toString).orElse(null))
        .put("lateCheckIns", silence.late())
        .put("latestSeconds", silence.latest().toSeconds())
        .put("effect", effect(silence));
  }

  private static JsonObject departure(Device machine, Instant at) {
    return new JsonObject().put("serial", machine.key().serial()).put("at", at.toString());
  }

  /** What it did to the check-ins, as a sentence. */
  static String effect(DeviceSilences.Silence silence) {
    if (silence.back().isEmpty()) {
      return "not heard of since " + silence.since() + "; what it holds back is not here yet";
    }
    if (silence.late() == 0) {
      return "no check-in arrived late";
    }
    return silence.late()
        + (silence.late() == 1 ? " check-in" : " check-ins")
        + " arrived "
        + (silence.late() == 1 ? "" : "up to ")
        + span(silence.latest())
        + " late";
  }

  private static String span(Duration late) {
    if (late.toMinutes() < 1) {
      return late.toSeconds() + " s";
    }
    return late.toHours() < 1
        ? late.toMinutes() + " min"
        : late.toHours() + " h " + late.toMinutesPart() + " min";
  }

  /**
   * The device goes on under its name with another machine: the old one ends on the day on which
   * the new one begins, and its token with it. Both rows or neither.
   */
  private void replace(RoutingContext context) {
    String id = Parameter.path(context, "device");
    JsonObject body = context.body().asJsonObject();
    Device old = lastPlace(id);
    LocalDate from = firstDay(body, old);
    if (!from.isAfter(firstDay(old))) {
      throw new Refusal(
          ErrorCode.BAD_ROWS,
          id + " itself began on " + firstDay(old) + "; a machine replaces it from a later day on");
    }
    List<String> ended = cells(old, old.key().serial(), firstDay(old), from.toString(), "");
    String end = old.validity().to().map(LocalDate::toString).orElse("");
    List<String> begun =
        cells(old, body.getString("serial"), from, end, body.getString("token", ""));
    Table table =
        new Table(COLUMNS, List.of(new Table.TableRow(2, ended), new Table.TableRow(3, begun)));
    facts
        .importRows(context, ImportKind.DEVICES, table)
        .onSuccess(
            result -> {
              if (result instanceof ImportResult.Refused refused) {
                context.fail(OneRow.refusal(refused));
              } else {
                Answers.created(
                    context,
                    new JsonObject()
                        .put("device", id)
                        .put("places", json(places(reads.homes(), id))));
              }
            })
        .onFailure(context::fail);
  }

  private Device lastPlace(String id) {
    List<Device> places = places(reads.homes(), id);
    return places.get(places.size() - 1);
  }

  private LocalDate firstDay(JsonObject body, Device old) {
    return Optional.ofNullable(body.getString("from"))
        .map(text -> Parameter.date("from", text))
        .orElseGet(() -> LocalDate.ofInstant(clock.instant(), reads.homes().zone(old.home())));
  }

  private static List<String> cells(
      Device old, String serial, LocalDate from, String to, String token) {
    return List.of(
        old.id(),
        old.key().protocol(),
        serial,
        old.home(),
        from.toString(),
        to,
        old.direction().code(),
        old.service().orElse(""),
        old.zone().getId(),
        token);
  }
}
