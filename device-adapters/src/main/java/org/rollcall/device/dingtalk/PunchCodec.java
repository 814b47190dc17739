package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/**
 * Items of a pushed event and rows of a fetched record in, {@link Punch}es out. Pure: never throws
 * on any input.
 *
 * <p>The same punch comes on both ways and in any order, and must be the same check-in: so only
 * what both ways say is taken. That leaves out the direction, which DingTalk works out by a roster
 * of its own and only fetched rows have.
 */
final class PunchCodec {
  static final int ITEMS_MAX = Delivery.EVENTS_MAX;

  /** The whole of China, all year. */
  static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  private static final int CORP_ID_MAX_CHARS = 64;
  private static final int BIZ_ID_MAX_CHARS = 128;
  private static final int TIME_MAX_DIGITS = 18;
  private static final Set<String> SOURCES_NOT_BY_USER = Set.of("SYSTEM", "APPROVE", "BOSS");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private PunchCodec() {}

  /**
   * Reads a list of items.
   *
   * @param corpIds the organisation where an item names none: the first that is one
   */
  static CloudEvent punches(JsonNode items, List<String> corpIds) {
    if (items.size() > ITEMS_MAX) {
      return new CloudEvent.Unreadable("more than " + ITEMS_MAX + " items");
    }
    List<Punch> punches = new ArrayList<>(items.size());
    int notByUser = 0;
    for (JsonNode item : items) {
      if (isByUser(item)) {
        punches.add(punch(item, corpIds));
      } else {
        notByUser++;
      }
    }
    return new CloudEvent.Punches(punches, notByUser);
  }

  /** Keeps what should have been punches and can't be read at all. */
  static CloudEvent unreadable(String raw, String problem, List<String> corpIds) {
    String corpId = corpIds.get(corpIds.size() - 1);
    return new CloudEvent.Punches(
        List.of(new Punch(key(corpId), corpId, new DeviceEvent.Rejected(raw, problem))), 0);
  }

  private static Punch punch(JsonNode item, List<String> corpIds) {
    String corpId =
        Json.text(item, "corpId")
            .filter(id -> id.length() <= CORP_ID_MAX_CHARS)
            .orElse(corpIds.get(0));
    Optional<String> serial = Json.text(item, "deviceSN");
    // Punches by phone or Wi-Fi have no machine: the organisation itself stands for one.
    DeviceKey device =
        serial
            .filter(DeviceKey::isSerial)
            .map(PunchCodec::key)
            .orElseGet(() -> keyOf(corpId, corpIds));
    DeviceEvent event =
        serial.isPresent() && !DeviceKey.isSerial(serial.get())
            ? new DeviceEvent.Rejected(raw(item), "deviceSN is no serial number that can be")
            : event(item, corpId);
    return new Punch(device, corpId, event);
  }

  private static DeviceEvent event(JsonNode item, String corpId) {
    Optional<String> user =
        Json.text(item, "userId").filter(id -> id.length() <= DeviceEvent.CheckIn.NUMBER_MAX_CHARS);
    Optional<String> written = Json.text(item, "checkTime", "userCheckTime");
    Optional<LocalDateTime> time = written.flatMap(PunchCodec::time);
    if (user.isEmpty()) {
      return new DeviceEvent.Rejected(raw(item), "userId is missing or too long");
    }
    if (time.isEmpty()) {
      return new DeviceEvent.Rejected(raw(item), "checkTime is missing or no time that exists");
    }
    String id =
        Json.text(item, "bizId")
            .filter(biz -> biz.length() <= BIZ_ID_MAX_CHARS)
            .orElseGet(() -> user.get() + ":" + time.get().toInstant(OFFSET).toEpochMilli());
    return new DeviceEvent.CheckIn(
        user.get(),
        time.get(),
        Optional.of(OFFSET),
        Direction.UNKNOWN,
        Method.OTHER,
        Optional.of(corpId + ":" + id),
        Optional.empty(),
        raw(item));
  }

  /** Milliseconds, or a civil time as one of the interfaces writes it. */
  private static Optional<LocalDateTime> time(String text) {
    try {
      LocalDateTime time =
          text.matches("-?\\d{1," + TIME_MAX_DIGITS + "}")
              ? LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(text)), OFFSET)
              : LocalDateTime.parse(text, TIME);
      return Optional.of(time)
          .filter(t -> t.getYear() >= 1 && t.getYear() <= DeviceEvent.CheckIn.YEAR_MAX);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isByUser(JsonNode item) {
    JsonNode flag = item.path("checkByUser");
    boolean replayed = flag.isBoolean() ? !flag.booleanValue() : "false".equals(flag.asText());
    return !replayed
        && Json.text(item, "sourceType").filter(SOURCES_NOT_BY_USER::contains).isEmpty()
        && Json.text(item, "timeResult").filter("NotSigned"::equals).isEmpty();
  }

  private static DeviceKey keyOf(String corpId, List<String> corpIds) {
    return key(
        DeviceKey.isSerial(corpId)
            ? corpId
            : corpIds.stream().filter(DeviceKey::isSerial).findFirst().orElseThrow());
  }

  private static DeviceKey key(String serial) {
    return new DeviceKey(DingTalkAdapter.PROTOCOL, serial);
  }

  /** The item without the picture that people send of where they are. */
  private static String raw(JsonNode item) {
    return item instanceof ObjectNode object && object.has("photoUrl")
        ? object.deepCopy().without("photoUrl").toString()
        : item.toString();
  }
}
