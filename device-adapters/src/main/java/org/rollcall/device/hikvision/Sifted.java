package org.rollcall.device.hikvision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.hikvision.AccessEventTable.Meaning;

/**
 * What a body held as the gateway's events, and counts of what goes no further. Pure: the same
 * event has the same id whichever way it came.
 *
 * @param events in the order of the wire; one {@code Dropped} for all pictures comes last
 * @param asides things understood and left, such as cameras' alarms
 * @param unreadable things that could not be read, all of which are kept as events
 */
record Sifted(List<DeviceEvent> events, int asides, int heartbeats, int unreadable) {
  private static final int SERIAL_NO_DIGITS_MAX = 20;

  private static final Map<String, Direction> DIRECTIONS =
      Map.of(
          "checkin", Direction.IN,
          "breakin", Direction.IN,
          "overtimein", Direction.IN,
          "checkout", Direction.OUT,
          "breakout", Direction.OUT,
          "overtimeout", Direction.OUT);

  /**
   * @param serial the registered serial number of the terminal, which makes event ids unique
   */
  static Sifted of(String serial, List<Decoded> decoded) {
    List<DeviceEvent> events = new ArrayList<>();
    int asides = 0;
    int heartbeats = 0;
    int unreadable = 0;
    int pictures = 0;
    for (Decoded one : decoded) {
      if (one instanceof Decoded.Access access) {
        DeviceEvent event = event(serial, access.event());
        unreadable += event instanceof DeviceEvent.Rejected ? 1 : 0;
        events.add(event);
      } else if (one instanceof Decoded.Unreadable lost) {
        unreadable++;
        events.add(new DeviceEvent.Rejected(lost.raw(), lost.problem()));
      } else if (one instanceof Decoded.Picture) {
        pictures++;
      } else if (one instanceof Decoded.Heartbeat) {
        heartbeats++;
      } else {
        asides++;
      }
    }
    boolean ofAlarm = events.isEmpty() && asides > 0;
    if (pictures > 0 && !ofAlarm) {
      events.add(new DeviceEvent.Dropped(pictures, 0));
    }
    return new Sifted(events, asides, heartbeats, unreadable);
  }

  /** The event's own time, where it has one. */
  static Optional<DeviceTime> time(AccessEvent event) {
    return event.time().flatMap(DeviceTime::parse);
  }

  /** The event's serial number, where it has a usable one. */
  static Optional<String> serialNo(AccessEvent event) {
    return event
        .serialNo()
        .filter(no -> no.length() <= SERIAL_NO_DIGITS_MAX && !no.matches("0*"))
        .filter(no -> no.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  private static DeviceEvent event(String serial, AccessEvent event) {
    Meaning meaning = meaning(event);
    if (meaning instanceof Meaning.Granted granted) {
      return event
          .person()
          .map(number -> checkIn(serial, event, number, granted.method()))
          .orElseGet(() -> operated("granted-to-nobody", event));
    }
    if (meaning instanceof Meaning.Noted noted) {
      return operated(noted.code(), event);
    }
    boolean known = event.major().isPresent() && event.minor().isPresent();
    String code =
        event.person().isPresent()
            ? "unclassified"
            : known
                ? "event-" + event.major().getAsInt() + "-" + event.minor().getAsInt()
                : "event-unknown";
    return operated(code, event);
  }

  /** Rows of a search that was for granted events say so by standing there. */
  private static Meaning meaning(AccessEvent event) {
    boolean unsaid = event.found() && event.major().isEmpty() && event.minor().isEmpty();
    return unsaid && event.person().isPresent()
        ? new Meaning.Granted(Method.OTHER)
        : AccessEventTable.of(event.major(), event.minor());
  }

  private static DeviceEvent checkIn(
      String serial, AccessEvent event, String number, Method method) {
    if (number.length() > DeviceEvent.CheckIn.NUMBER_MAX_CHARS) {
      return new DeviceEvent.Rejected(event.raw(), "the person's number is too long");
    }
    if (!number.chars().allMatch(Sifted::isPrintable)) {
      return new DeviceEvent.Rejected(event.raw(), "the person's number can't be printed");
    }
    Optional<DeviceTime> time = time(event);
    if (time.isEmpty()) {
      return new DeviceEvent.Rejected(
          event.raw(),
          event.time().isEmpty() ? "the event has no time" : "the event's time is on no calendar");
    }
    return new DeviceEvent.CheckIn(
        number,
        time.get().local(),
        time.get().offset(),
        direction(event),
        method,
        Optional.of(id(serial, event, number, time.get().local())),
        Optional.empty(),
        event.raw());
  }

  private static DeviceEvent operated(String code, AccessEvent event) {
    return new DeviceEvent.Operated(code, time(event).map(DeviceTime::local), event.raw());
  }

  private static Direction direction(AccessEvent event) {
    return event
        .attendanceStatus()
        .map(status -> DIRECTIONS.get(status.toLowerCase(Locale.ROOT)))
        .orElse(Direction.UNKNOWN);
  }

  /**
   * Serial numbers begin anew after a factory reset, hence the time; it is the local time, for a
   * search may leave out the offset that the event had.
   */
  private static String id(String serial, AccessEvent event, String number, LocalDateTime time) {
    return serial
        + ":"
        + serialNo(event).orElseGet(() -> "-" + fingerprint(event, number))
        + ":"
        + time;
  }

  private static String fingerprint(AccessEvent event, String number) {
    String text = number + "\n" + text(event.major()) + "\n" + text(event.minor());
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> c != '\uFFFD';
    };
  }
}
