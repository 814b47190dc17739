package org.rollcall.device.zkteco;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lines of {@code key=value} fields: events of access controllers, and attendance of terminals that
 * send the same shape under {@code table=ATTLOG}. Order and number of fields vary from firmware to
 * firmware, so fields are found by name.
 *
 * <pre>time=… ⇥ pin=… ⇥ cardno=… ⇥ eventaddr=… ⇥ event=… ⇥ inoutstatus=… ⇥ verifytype=… ⇥ index=…
 * </pre>
 */
final class RtlogCodec {
  private static final int PASSAGE_UNKNOWN = 2;
  private static final int VERIFY_DIGITS_MAX = 3;

  private RtlogCodec() {}

  static Decoded decode(byte[] b, int from, int to, Table table) {
    KeyValues fields = KeyValues.parse(b, from, to);
    if (fields.has("tmp") || fields.has("template")) {
      return new Decoded.Template();
    }
    if (fields.has("content")) {
      return new Decoded.Picture();
    }
    if (table == Table.RTSTATE || (fields.has("sensor") && fields.has("relay"))) {
      return new Decoded.Aside();
    }
    String raw = Wire.text(b, from, to);
    OptionalInt event = fields.get("event").map(Wire::number).orElse(OptionalInt.empty());
    if (event.isPresent()) {
      return doorEvent(fields, event.getAsInt(), raw);
    }
    // Without an event number nothing says that a controller let the person pass.
    return table == Table.RTLOG
        ? new Decoded.Rejected(raw, "the line has no event number")
        : punch(fields, raw);
  }

  /** What the clock showed in the last line of a state report, which a controller sends at once. */
  static Optional<LocalDateTime> lastTime(byte[] body) {
    Optional<LocalDateTime> last = Optional.empty();
    Lines lines = new Lines(body);
    while (lines.advance()) {
      last = KeyValues.parse(body, lines.from(), lines.to()).get("time").flatMap(RtlogCodec::time);
    }
    return last;
  }

  /** A line of a controller that let somebody pass, without its end. */
  static String encode(Decoded.Punch punch, int index) {
    return "time="
        + ZktecoTime.format(punch.time())
        + "\tpin="
        + punch.pin()
        + "\tcardno=0\teventaddr=1\tevent=0\tinoutstatus="
        + punch.status()
        + "\tverifytype="
        + punch.verify()
        + "\tindex="
        + index;
  }

  private static Decoded doorEvent(KeyValues fields, int event, String raw) {
    Optional<String> pin = fields.get("pin").filter(RtlogCodec::isPerson);
    Optional<LocalDateTime> time = fields.get("time").flatMap(RtlogCodec::time);
    if (time.isEmpty() && pin.isPresent() && DoorEventKind.of(event) == DoorEventKind.NORMAL) {
      return new Decoded.Rejected(raw, "the field time is no time that exists");
    }
    if (pin.isPresent() && !AttlogCodec.isPin(pin.get())) {
      return new Decoded.Rejected(raw, "the field pin is longer than 64 characters");
    }
    int passage = number(fields, "inoutstatus", PASSAGE_UNKNOWN);
    return new Decoded.DoorEvent(pin, time, event, passage, verify(fields), raw);
  }

  private static Decoded punch(KeyValues fields, String raw) {
    Optional<LocalDateTime> time = fields.get("time").flatMap(RtlogCodec::time);
    if (time.isEmpty()) {
      return new Decoded.Rejected(raw, "the line has no field time that exists");
    }
    Optional<String> pin = fields.get("pin").filter(AttlogCodec::isPin);
    if (pin.isEmpty()) {
      return new Decoded.Rejected(raw, "the line has no field pin of 1 to 64 characters");
    }
    int status = number(fields, "inoutstatus", number(fields, "status", AttlogCodec.NOT_SET));
    Optional<String> workCode = fields.get("workcode").filter(code -> !code.equals("0"));
    return new Decoded.Punch(
        pin.get(), time.get(), Optional.empty(), status, verify(fields), workCode, raw);
  }

  private static Optional<LocalDateTime> time(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ZktecoTime.parse(bytes, 0, bytes.length);
  }

  /** Controllers write 0, or only zeros, where nobody was recognised. */
  private static boolean isPerson(String pin) {
    return !pin.chars().allMatch(c -> c == '0');
  }

  /** New firmware sends a mask of 16 digits here, which is no number of a method. */
  private static int verify(KeyValues fields) {
    return fields
        .get("verifytype")
        .or(() -> fields.get("verify"))
        .filter(text -> text.length() <= VERIFY_DIGITS_MAX)
        .map(Wire::number)
        .orElse(OptionalInt.empty())
        .orElse(VerifyMethod.NOT_SET);
  }

  private static int number(KeyValues fields, String key, int absent) {
    return fields.get(key).map(Wire::number).orElse(OptionalInt.empty()).orElse(absent);
  }
}
