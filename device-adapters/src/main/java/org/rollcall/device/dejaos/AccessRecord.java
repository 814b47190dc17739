package org.rollcall.device.dejaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.wire.LooseFields;

/** One element of an access message as events; both versions of the protocol. Pure. */
final class AccessRecord {
  /** All that is kept: names, photos, passwords and codes are left behind. */
  private static final List<String> KEPT =
      List.of("id", "userId", "type", "time", "timeStamp", "result");

  static final String CARD = "200";
  private static final int KEPT_MAX_CHARS = 128;
  private static final int PICTURE_MIN_CHARS = 512;

  /** Later than any epoch second that a calendar here can hold: then it is milliseconds. */
  private static final long SECONDS_MAX = 100_000_000_000L;

  private static final Pattern EPOCH = Pattern.compile("\\d{1,16}(\\.\\d+)?");

  private static final Map<String, Method> METHODS =
      Map.of(
          "100",
          Method.QR,
          "101",
          Method.QR,
          "102",
          Method.QR,
          "103",
          Method.QR,
          CARD,
          Method.CARD,
          "300",
          Method.FACE,
          "400",
          Method.PASSWORD);

  /** Ways of opening that need nobody in particular. */
  private static final Map<String, String> OPENINGS =
      Map.of("800", "door-button", "900", "remote-opening");

  private AccessRecord() {}

  /**
   * Reads an element.
   *
   * @param zone the terminal's registered zone
   */
  static List<DeviceEvent> read(String uuid, ZoneId zone, ObjectNode item) {
    List<DeviceEvent> events = new ArrayList<>();
    events.add(event(uuid, zone, item));
    if (LooseFields.text(item, "code").filter(c -> c.length() >= PICTURE_MIN_CHARS).isPresent()) {
      events.add(new DeviceEvent.Dropped(1, 0));
    }
    return events;
  }

  private static DeviceEvent event(String uuid, ZoneId zone, ObjectNode item) {
    String type = LooseFields.text(item, "type").orElse("");
    Optional<Instant> time =
        LooseFields.text(item, "time", "timeStamp").flatMap(AccessRecord::time);
    Optional<LocalDateTime> local = time.map(t -> LocalDateTime.ofInstant(t, zone));
    Optional<String> number = number(item, type);
    if (!isAllowed(item)) {
      return new DeviceEvent.Operated("access-refused", local, raw(item));
    }
    if (number.isEmpty() && OPENINGS.containsKey(type)) {
      return new DeviceEvent.Operated(OPENINGS.getOrDefault(type, type), local, raw(item));
    }
    if (number.isEmpty() || number.get().length() > DeviceEvent.CheckIn.NUMBER_MAX_CHARS) {
      return rejected(item, "id, userId and card hold no 1 to 64 characters");
    }
    if (time.isEmpty()) {
      return rejected(item, "time and timeStamp hold no seconds since 1970");
    }
    return checkIn(uuid, zone, item, number.get(), type, time.get());
  }

  private static DeviceEvent checkIn(
      String uuid, ZoneId zone, ObjectNode item, String number, String type, Instant time) {
    ZoneOffset offset = zone.getRules().getOffset(time);
    // Not by serialNo: the first version gives every repetition a new one.
    String id = String.join(":", uuid, Long.toString(time.getEpochSecond()), number, type);
    return new DeviceEvent.CheckIn(
        number,
        LocalDateTime.ofInstant(time, offset),
        Optional.of(offset),
        Direction.UNKNOWN,
        METHODS.getOrDefault(type, Method.OTHER),
        Optional.of(id),
        Optional.empty(),
        raw(item));
  }

  /** The person, or else the card; other codes are photos, passwords and tickets. */
  private static Optional<String> number(ObjectNode item, String type) {
    Optional<String> person =
        LooseFields.text(item, "userId").or(() -> LooseFields.text(item, "id"));
    return type.equals(CARD) ? person.or(() -> LooseFields.text(item, "code")) : person;
  }

  private static boolean isAllowed(ObjectNode item) {
    return item.path("result").asBoolean(false)
        || LooseFields.text(item, "result").filter(text -> text.equals("1")).isPresent();
  }

  static Optional<Instant> time(String text) {
    if (!EPOCH.matcher(text).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.split("\\.", 2)[0]);
    try {
      Instant time =
          number > SECONDS_MAX ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
      int year = LocalDateTime.ofInstant(time, ZoneOffset.UTC).getYear();
      return year < DeviceEvent.CheckIn.YEAR_MAX ? Optional.of(time) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DeviceEvent rejected(ObjectNode item, String problem) {
    return new DeviceEvent.Rejected(raw(item), problem);
  }

  private static String raw(ObjectNode item) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String name : KEPT) {
      LooseFields.text(item, name)
          .filter(text -> text.length() <= KEPT_MAX_CHARS)
          .ifPresent(ignored -> kept.set(name, item.get(name)));
    }
    return kept.toString();
  }
}
