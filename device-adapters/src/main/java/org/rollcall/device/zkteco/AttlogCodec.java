package org.rollcall.device.zkteco;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.rollcall.device.DeviceEvent.CheckIn;
import org.rollcall.device.Direction;

/**
 * Attendance lines by position, the hot path of the whole gateway:
 *
 * <pre>
 * PIN ⇥ time ⇥ status ⇥ verify [⇥ work code ⇥ – ⇥ – ⇥ mask ⇥ °C ⇥ °F ⇥ seconds from UTC ⇥ extension]
 *  0     1       2        3          4        5   6    7      8    9         10              11
 * </pre>
 *
 * Only PIN and time are demanded. Columns are never trimmed before they are parted: an empty one
 * keeps its place.
 */
final class AttlogCodec {
  /** The status of a terminal that leaves the direction to others. */
  static final int NOT_SET = 255;

  private AttlogCodec() {}

  static Decoded decode(byte[] b, int from, int to) {
    int pinEnd = Wire.indexOf(b, from, to, '\t');
    if (pinEnd == to) {
      return rejected(b, from, to, "the line has no TAB between number and time");
    }
    int timeEnd = Wire.indexOf(b, pinEnd + 1, to, '\t');
    Optional<LocalDateTime> time = ZktecoTime.parse(b, pinEnd + 1, timeEnd);
    if (time.isEmpty()) {
      return rejected(b, from, to, "the second column is no time that exists");
    }
    String pin = Wire.text(b, from, pinEnd).strip();
    if (!isPin(pin)) {
      return rejected(b, from, to, "the first column is no number of 1 to 64 characters");
    }
    return punch(b, from, to, timeEnd, pin, time.get());
  }

  /** A line as terminals of today send it, without its end. */
  static String encode(Decoded.Punch punch) {
    String line =
        String.join(
            "\t",
            punch.pin(),
            ZktecoTime.format(punch.time()),
            Integer.toString(punch.status()),
            Integer.toString(punch.verify()),
            punch.workCode().orElse("0"),
            "0",
            "0");
    return punch
        .offset()
        .map(offset -> line + "\t0\t255.0\t0\t" + offset.getTotalSeconds())
        .orElse(line);
  }

  /** The status that a terminal sends for a direction. */
  static int status(Direction direction) {
    return switch (direction) {
      case IN -> 0;
      case OUT -> 1;
      case UNKNOWN -> NOT_SET;
    };
  }

  static boolean isPin(String text) {
    return !text.isEmpty() && text.length() <= CheckIn.NUMBER_MAX_CHARS;
  }

  private static Decoded punch(
      byte[] b, int from, int to, int timeEnd, String pin, LocalDateTime time) {
    int status = NOT_SET;
    int verify = VerifyMethod.NOT_SET;
    Optional<String> workCode = Optional.empty();
    Optional<ZoneOffset> offset = Optional.empty();
    int column = 2;
    for (int start = timeEnd + 1; start <= to; column++) {
      int end = Wire.indexOf(b, start, to, '\t');
      switch (column) {
        case 2 -> status = Wire.number(b, start, end).orElse(NOT_SET);
        case 3 -> verify = Wire.number(b, start, end).orElse(VerifyMethod.NOT_SET);
        case 4 -> workCode = workCode(b, start, end);
        case 10 -> offset = offset(b, start, end);
        default -> {}
      }
      start = end + 1;
    }
    return new Decoded.Punch(pin, time, offset, status, verify, workCode, Wire.text(b, from, to));
  }

  private static Optional<String> workCode(byte[] b, int from, int to) {
    if (from == to || (to - from == 1 && b[from] == '0')) {
      return Optional.empty();
    }
    return Optional.of(Wire.text(b, from, to).strip())
        .filter(code -> !code.isEmpty() && code.length() <= CheckIn.NUMBER_MAX_CHARS);
  }

  /** 0 is the filling of a terminal that has no offset; in a home at UTC it changes nothing. */
  private static Optional<ZoneOffset> offset(byte[] b, int from, int to) {
    int seconds = Wire.number(b, from, to).orElse(0);
    try {
      return seconds == 0 ? Optional.empty() : Optional.of(ZoneOffset.ofTotalSeconds(seconds));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Decoded rejected(byte[] b, int from, int to, String problem) {
    return new Decoded.Rejected(Wire.text(b, from, to), problem);
  }
}
