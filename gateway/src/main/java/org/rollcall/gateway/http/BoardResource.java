package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.attendance.DayFlag;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.ingest.DeviceContacts;
import org.rollcall.gateway.ingest.SilenceRule;
import org.rollcall.gateway.ledger.Boards;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.StoredPersonDay;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.security.Naming;

/** {@code GET /api/v1/homes/{home}/days/{date}}: the board. */
final class BoardResource {
  /** A flood of unknown badges fills the quarantine, not the board. */
  private static final int UNKNOWN_SHOWN_MAX = 100;

  private final LedgerReads reads;
  private final DeviceContacts contacts;
  private final SilenceRule silence;
  private final Clock clock;

  BoardResource(LedgerReads reads, DeviceContacts contacts, SilenceRule silence, Clock clock) {
    this.reads = reads;
    this.contacts = contacts;
    this.silence = silence;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("homeDay").addHandler(this::board);
  }

  private void board(RoutingContext context) {
    String home = Parameter.home(reads.homes(), Parameter.path(context, "home")).code();
    LocalDate date = Parameter.date("date", Parameter.path(context, "date"));
    Instant appliedAt = reads.cursor().asOf();
    Naming naming = Author.naming(context);
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          try (Boards boards = new Boards(connection, symbols, homes)) {
            return json(home, date, boards.of(home, date), homes, appliedAt, naming);
          }
        });
  }

  /**
   * {@code asOf} is the clock now; {@code appliedAt} is when the newest fact in it was recorded.
   */
  private JsonObject json(
      String home,
      LocalDate date,
      Boards.Board board,
      Homes homes,
      Instant appliedAt,
      Naming naming) {
    ZoneId zone = homes.zone(home);
    JsonArray people = new JsonArray();
    for (StoredPersonDay day : board.people()) {
      people.add(person(day, board.lastDevices(), homes, naming));
    }
    JsonArray unknown = new JsonArray();
    board.unknown().stream()
        .limit(UNKNOWN_SHOWN_MAX)
        .forEach(badge -> unknown.add(badge(badge, homes, zone)));
    JsonArray services = new JsonArray();
    board.services().forEach(count -> services.add(ServiceCountJson.sums(count)));
    return new JsonObject()
        .put("home", home)
        .put("name", homes.registry().orgUnit(home).map(unit -> unit.name()).orElse(home))
        .put("date", date.toString())
        .put("open", homes.open(home, date))
        .put("dayKind", homes.calendar().kind(date).name())
        .put("dayName", homes.calendar().name(date).orElse(null))
        .put("provisionalCalendar", homes.calendar().isProvisional(date))
        .put("asOf", clock.instant().toString())
        .put("appliedAt", appliedAt.toString())
        .put("counts", counts(board))
        .put("people", people)
        .put("services", services)
        .put("unknown", unknown)
        .put("devices", devices(home, date, homes));
  }

  private static JsonObject counts(Boards.Board board) {
    List<StoredPersonDay> people = board.people();
    return new JsonObject()
        .put("expected", people.stream().filter(StoredPersonDay::expected).count())
        .put("present", people.stream().filter(BoardResource::arrived).count())
        .put("late", people.stream().filter(day -> day.flags().contains(DayFlag.LATE)).count())
        .put("absent", people.stream().filter(day -> day.state() == DayState.ABSENT).count())
        .put("left", people.stream().filter(BoardResource::left).count())
        .put("excused", people.stream().filter(day -> day.state() == DayState.EXCUSED).count())
        .put("unknownCredentials", board.unknown().size());
  }

  private static JsonObject person(
      StoredPersonDay day, Map<String, String> lastDevices, Homes homes, Naming naming) {
    ZoneId zone = homes.zone(day.home());
    Optional<Enrolment> plan =
        homes
            .registry()
            .enrolment(day.person(), day.home(), day.date())
            .filter(enrolment -> day.expected());
    return new JsonObject()
        .put("person", day.person())
        .put("name", DayJson.name(day.person(), homes, naming))
        .put("state", day.state().name())
        .put("presence", presence(day))
        .put("expected", day.expected())
        .put("in", civil(day.firstIn(), zone))
        .put("out", civil(day.lastOut(), zone))
        .put("start", plan.flatMap(Enrolment::start).map(Object::toString).orElse(null))
        .put("end", plan.flatMap(Enrolment::end).map(Object::toString).orElse(null))
        .put("minutes", day.minutes())
        .put("credit", day.credit())
        .put("valid", day.valid())
        .put("flags", DayJson.flags(day.flags()))
        .put(
            "device",
            Optional.ofNullable(lastDevices.get(day.person()))
                .map(symbol -> DeviceName.of(symbol, homes.registry()))
                .orElse(null));
  }

  /** Where the person is now, in one word: what the page sorts and filters by. */
  private static String presence(StoredPersonDay day) {
    if (left(day)) {
      return "LEFT";
    }
    if (arrived(day)) {
      return "PRESENT";
    }
    return switch (day.state()) {
      case EXCUSED -> "EXCUSED";
      case ABSENT -> "ABSENT";
      default -> "NOT_EXPECTED";
    };
  }

  private static boolean arrived(StoredPersonDay day) {
    return day.state().isPresent();
  }

  private static boolean left(StoredPersonDay day) {
    return arrived(day) && day.lastOut().isPresent();
  }

  private static JsonObject badge(Boards.UnknownBadge badge, Homes homes, ZoneId zone) {
    return new JsonObject()
        .put("number", badge.number())
        .put("device", DeviceName.of(badge.device(), homes.registry()))
        .put("firstAt", Times.civil(badge.firstAt(), zone))
        .put("lastAt", Times.civil(badge.lastAt(), zone))
        .put("count", badge.count());
  }

  private JsonArray devices(String home, LocalDate date, Homes homes) {
    JsonArray devices = new JsonArray();
    for (Device device : homes.registry().devicesAt(home)) {
      if (device.validity().contains(date)) {
        DeviceKey key = device.key();
        Optional<Instant> last = contacts.last(key);
        devices.add(
            new JsonObject()
                .put("device", device.id())
                .put("online", silence.isOnline(key, last))
                .put("lastContactAt", last.map(Instant::toString).orElse(null)));
      }
    }
    return devices;
  }

  private static @Nullable String civil(Optional<Instant> instant, ZoneId zone) {
    return instant.map(at -> Times.civil(at, zone)).orElse(null);
  }
}
