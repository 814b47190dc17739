package org.rollcall.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.ledger.CheckInStatus;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Credential;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.PunchDirection;
import org.rollcall.gateway.registry.Registry;

/**
 * What a check-in means by the registry: event → device's site on that date → credential → person,
 * and whether its clock can be believed (domain.md 5.6). The same for a new event and for a stored
 * one that the registry has learnt more about.
 */
final class CheckInResolver {
  private final Connection writer;
  private final Symbols symbols;
  private final RegistryAnswers answers = new RegistryAnswers();

  CheckInResolver(Connection writer, Symbols symbols) {
    this.writer = writer;
    this.symbols = symbols;
  }

  /**
   * Where a journal entry holds an event, and when it was recorded.
   *
   * @param organisation scope of the organisation whose numbers they are
   */
  record Origin(
      DeviceKey device, Optional<String> organisation, long position, int item, long receivedMs) {}

  StoredCheckIn resolve(
      Registry registry, Parameters parameters, Origin origin, DeviceEvent.CheckIn event)
      throws SQLException {
    return place(
        registry,
        parameters,
        origin,
        event.number(),
        event.localTime(),
        event.offset(),
        event.eventId().orElse(""),
        new Parts(event.direction(), event.method(), event.service(), Optional.empty()));
  }

  /**
   * A stored check-in by what the registry says now. Its clock was judged at its receipt by the
   * policy of that time, and is judged again only where the instant turns out to be another.
   */
  StoredCheckIn again(
      Registry registry, Parameters parameters, DeviceKey device, StoredCheckIn stored)
      throws SQLException {
    Optional<ZoneOffset> offset =
        stored.ownOffset()
            ? Optional.of(ZoneOffset.ofTotalSeconds(stored.offsetSeconds()))
            : Optional.empty();
    Optional<String> service =
        stored.ownService() && stored.service().isPresent()
            ? Optional.of(symbols.text(stored.service().getAsInt()))
            : Optional.empty();
    Optional<String> organisation =
        stored.organisation().isPresent()
            ? Optional.of(symbols.text(stored.organisation().getAsInt()))
            : Optional.empty();
    return place(
        registry,
        parameters,
        new Origin(device, organisation, stored.position(), stored.item(), stored.receivedMs()),
        stored.number(),
        stored.localTime(),
        offset,
        stored.eventId(),
        new Parts(stored.told(), stored.method(), service, Optional.of(stored)));
  }

  /** The parts that resolving only carries along, and what was made of the check-in before. */
  private record Parts(
      Direction told, Method method, Optional<String> service, Optional<StoredCheckIn> before) {
    boolean released() {
      return before.filter(StoredCheckIn::released).isPresent();
    }

    /** What was known of the clock at the receipt is never known better later. */
    OptionalInt clockOffSeconds() {
      return before.map(StoredCheckIn::clockOffSeconds).orElseGet(OptionalInt::empty);
    }
  }

  private StoredCheckIn place(
      Registry registry,
      Parameters parameters,
      Origin origin,
      String number,
      LocalDateTime localTime,
      Optional<ZoneOffset> ownOffset,
      String eventId,
      Parts parts)
      throws SQLException {
    Optional<Device> known = answers.device(registry, origin.device(), localTime.toLocalDate());
    Optional<Device> machine = known.or(() -> registry.latestDevice(origin.device()));
    ZoneId zone = machine.map(Device::zone).orElseGet(() -> registry.zone(""));
    ZoneOffset offset = ownOffset.orElseGet(() -> zone.getRules().getOffset(localTime));
    long aheadMs =
        machine
            .map(device -> answers.aheadMs(registry, device, localTime.toLocalDate()))
            .orElse(0L);
    long atMs = localTime.toInstant(offset).toEpochMilli() - aheadMs;
    LocalDate date = Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate();
    Optional<Device> placed =
        date.equals(localTime.toLocalDate())
            ? known
            : answers.device(registry, origin.device(), date);
    Optional<Credential> credential =
        placed.flatMap(
            device -> answers.credential(registry, device, number, date, origin.organisation()));
    CheckInStatus status =
        heldForItsClock(parameters, origin.receivedMs(), atMs, parts)
            .orElseGet(() -> status(placed.isPresent(), credential.isPresent()));
    return new StoredCheckIn(
        placed.isPresent() ? number(placed.get().home()) : 0,
        atMs,
        number(DeviceName.symbol(origin.device())),
        number,
        parts.told(),
        eventId,
        origin.position(),
        origin.item(),
        origin.receivedMs(),
        offset.getTotalSeconds(),
        ownOffset.isPresent(),
        parts.service().isPresent(),
        parts.released(),
        way(placed, parts.told()),
        parts.method(),
        status,
        number(credential.map(Credential::person)),
        number(parts.service().or(() -> placed.flatMap(Device::service))),
        number(origin.organisation()),
        aheadMs,
        parts.clockOffSeconds());
  }

  private static Optional<CheckInStatus> heldForItsClock(
      Parameters parameters, long receivedMs, long atMs, Parts parts) {
    if (parts.released()) {
      return Optional.empty();
    }
    Optional<StoredCheckIn> judged = parts.before().filter(before -> before.atMs() == atMs);
    return judged.isPresent()
        ? judged.map(StoredCheckIn::status).filter(CheckInStatus::heldForItsClock)
        : judgedClock(parameters, receivedMs, atMs);
  }

  private static Optional<CheckInStatus> judgedClock(
      Parameters parameters, long receivedMs, long atMs) {
    if (atMs - receivedMs > parameters.futureTolerance().toMillis()) {
      return Optional.of(CheckInStatus.CLOCK_SKEW);
    }
    return parameters
        .staleAfter()
        .filter(age -> receivedMs - atMs > age.toMillis())
        .map(age -> CheckInStatus.STALE);
  }

  private static CheckInStatus status(boolean placed, boolean personKnown) {
    if (!placed) {
      return CheckInStatus.UNKNOWN_DEVICE;
    }
    return personKnown ? CheckInStatus.COUNTED : CheckInStatus.UNKNOWN_CREDENTIAL;
  }

  private static Direction way(Optional<Device> placed, Direction told) {
    PunchDirection setting = placed.map(Device::direction).orElse(PunchDirection.TERMINAL);
    return switch (setting) {
      case IN -> Direction.IN;
      case OUT -> Direction.OUT;
      case BOTH -> Direction.UNKNOWN;
      case TERMINAL -> told;
    };
  }

  private OptionalInt number(Optional<String> text) throws SQLException {
    return text.isPresent() ? OptionalInt.of(number(text.get())) : OptionalInt.empty();
  }

  private int number(String text) throws SQLException {
    return symbols.number(writer, text);
  }
}
