package org.rollcall.device.face;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.wire.LooseFields;

/**
 * One pushed record as events, and what acknowledges it. A check-in is only what the terminal let
 * in and has not on its block list. Pure.
 *
 * @param ack empty where the record has no number of its own
 */
record FaceRecord(List<DeviceEvent> events, Optional<PushAck> ack) {
  static final String RECOGNITION = "RecPush";
  static final String STRANGER = "StrSnapPush";

  private static final Map<String, Direction> DIRECTIONS =
      Map.of(
          "in", Direction.IN,
          "entr", Direction.IN,
          "entry", Direction.IN,
          "enter", Direction.IN,
          "1", Direction.IN,
          "out", Direction.OUT,
          "exit", Direction.OUT,
          "leave", Direction.OUT,
          "2", Direction.OUT);

  private static final Map<String, String> REFUSALS =
      Map.of(
          "0", "no-verdict",
          "2", "person-refused",
          "3", "person-not-registered",
          "22", "awaiting-check",
          "24", "check-refused");

  FaceRecord {
    events = List.copyOf(events);
  }

  /** Reads a record of the terminal. */
  static FaceRecord of(String serial, String operator, ObjectNode item) {
    List<DeviceEvent> events = new ArrayList<>();
    events.add(event(serial, operator, item));
    int pictures = Fields.pictures(item);
    if (pictures > 0) {
      events.add(new DeviceEvent.Dropped(pictures, 0));
    }
    return new FaceRecord(events, ack(operator, item));
  }

  private static Optional<PushAck> ack(String operator, ObjectNode item) {
    if (operator.equalsIgnoreCase(RECOGNITION)) {
      return Fields.asItCame(item, "RecordID").map(id -> new PushAck(PushAck.Kind.RECOGNITION, id));
    }
    PushAck.Kind kind =
        operator.equalsIgnoreCase(STRANGER) ? PushAck.Kind.STRANGER : PushAck.Kind.OTHER;
    return Fields.asItCame(item, "SnapID")
        .or(() -> Fields.asItCame(item, "RecordID"))
        .map(id -> new PushAck(kind, id));
  }

  private static DeviceEvent event(String serial, String operator, ObjectNode item) {
    Optional<FaceTime> time = LooseFields.text(item, "time").flatMap(FaceTime::parse);
    if (operator.equalsIgnoreCase(RECOGNITION)) {
      return recognition(serial, item, time);
    }
    String code = operator.equalsIgnoreCase(STRANGER) ? "stranger" : "push-of-another-kind";
    return new DeviceEvent.Operated(code, local(time), Fields.raw(item));
  }

  private static DeviceEvent recognition(String serial, ObjectNode item, Optional<FaceTime> time) {
    Optional<String> status = LooseFields.text(item, "VerifyStatus");
    if (status.isEmpty()) {
      return rejected(item, "VerifyStatus is missing, so nobody knows whether it was let in");
    }
    if (!status.get().equals("1")) {
      String code = REFUSALS.getOrDefault(status.get(), "verify-status-unknown");
      return new DeviceEvent.Operated(code, local(time), Fields.raw(item));
    }
    if (LooseFields.text(item, "PersonType").filter(type -> type.equals("1")).isPresent()) {
      return new DeviceEvent.Operated("person-on-block-list", local(time), Fields.raw(item));
    }
    Optional<String> number =
        LooseFields.text(item, "customId").or(() -> LooseFields.text(item, "personId"));
    if (number.isEmpty() || number.get().length() > DeviceEvent.CheckIn.NUMBER_MAX_CHARS) {
      return rejected(
          item,
          "neither customId nor personId holds 1 to "
              + DeviceEvent.CheckIn.NUMBER_MAX_CHARS
              + " characters");
    }
    if (time.isEmpty()) {
      return rejected(item, "time is no time that exists, such as 2024-03-19 08:30:00");
    }
    return checkIn(serial, item, number.get(), time.get());
  }

  private static DeviceEvent checkIn(String serial, ObjectNode item, String number, FaceTime time) {
    Direction direction =
        LooseFields.text(item, "direction")
            .map(text -> text.toLowerCase(Locale.ROOT))
            .map(DIRECTIONS::get)
            .orElse(Direction.UNKNOWN);
    // Row numbers begin anew after a factory reset: alone they do not tell two events apart.
    Optional<String> id =
        LooseFields.text(item, "RecordID")
            .map(record -> String.join(":", serial, record, time.local().toString(), number));
    return new DeviceEvent.CheckIn(
        number,
        time.local(),
        time.offset(),
        direction,
        method(item),
        id,
        Optional.empty(),
        Fields.raw(item));
  }

  /** A face, unless nothing was compared and a code or a card was shown. */
  private static Method method(ObjectNode item) {
    if (filled(item, "similarity1")) {
      return Method.FACE;
    }
    if (filled(item, "szQrCodeData")) {
      return Method.QR;
    }
    return filled(item, "RFIDCard") ? Method.CARD : Method.FACE;
  }

  private static boolean filled(ObjectNode item, String field) {
    return LooseFields.text(item, field).filter(text -> !text.matches("[0.]*")).isPresent();
  }

  private static Optional<LocalDateTime> local(Optional<FaceTime> time) {
    return time.map(FaceTime::local);
  }

  private static DeviceEvent rejected(ObjectNode item, String problem) {
    return new DeviceEvent.Rejected(Fields.raw(item), problem);
  }
}
