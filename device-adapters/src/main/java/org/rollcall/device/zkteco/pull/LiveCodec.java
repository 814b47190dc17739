package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Punches that a terminal tells at once. Which form it uses follows from the length alone.
 *
 * <pre>
 * number │ verify u8 │ state u8 │ yy mm dd hh mm ss │ unused
 *  u16                                               –  4      10, 14 bytes
 *  u32                                               –         12
 *  ASCII 24                                          –  4 5 20 32, 36, 37, 52
 * </pre>
 *
 * Pure; takes any bytes.
 */
final class LiveCodec {
  /** The event code of a punch. */
  static final int PUNCH = 1;

  private static final int LONGEST = 52;
  private static final int TEXT_BYTES = 24;
  private static final int EPOCH_YEAR = 2000;

  private LiveCodec() {}

  /** The punches in the data of one event. */
  static List<PulledRecord> decode(Buffer data) {
    List<PulledRecord> records = new ArrayList<>();
    int at = 0;
    while (data.length() - at >= LONGEST) {
      records.add(read(data, at, TEXT_BYTES, at + LONGEST));
      at += LONGEST;
    }
    if (at < data.length()) {
      int numberBytes = numberBytes(data.length() - at);
      records.add(
          numberBytes == 0
              ? new PulledRecord.Unreadable(
                  RecordLayout.hex(data, at, data.length()),
                  "an event of " + (data.length() - at) + " bytes is of no known form")
              : read(data, at, numberBytes, data.length()));
    }
    return records;
  }

  /** An event as terminals of today send it. */
  static Buffer encode(PulledRecord.Punch punch) {
    LocalDateTime time = punch.time();
    byte[] number = punch.number().getBytes(StandardCharsets.US_ASCII);
    return Buffer.buffer(new byte[TEXT_BYTES])
        .setBytes(0, number, 0, Math.min(number.length, TEXT_BYTES))
        .appendByte((byte) punch.verify())
        .appendByte((byte) punch.state())
        .appendByte((byte) (time.getYear() - EPOCH_YEAR))
        .appendByte((byte) time.getMonthValue())
        .appendByte((byte) time.getDayOfMonth())
        .appendByte((byte) time.getHour())
        .appendByte((byte) time.getMinute())
        .appendByte((byte) time.getSecond());
  }

  private static int numberBytes(int length) {
    return switch (length) {
      case 10, 14 -> 2;
      case 12 -> 4;
      case 32, 36, 37 -> TEXT_BYTES;
      default -> 0;
    };
  }

  private static PulledRecord read(Buffer data, int at, int numberBytes, int end) {
    String raw = RecordLayout.hex(data, at, end);
    Optional<String> number =
        switch (numberBytes) {
          case 2 -> RecordLayout.digits(data.getUnsignedShortLE(at));
          case 4 -> RecordLayout.digits(data.getUnsignedIntLE(at));
          default -> RecordLayout.text(data, at, at + numberBytes);
        };
    int rest = at + numberBytes;
    Optional<LocalDateTime> time = time(data, rest + 2);
    if (number.isEmpty() || time.isEmpty()) {
      return new PulledRecord.Unreadable(raw, "the event has no number or no time that exists");
    }
    return new PulledRecord.Punch(
        number.get(),
        time.get(),
        data.getUnsignedByte(rest + 1),
        data.getUnsignedByte(rest),
        Optional.empty(),
        raw);
  }

  private static Optional<LocalDateTime> time(Buffer data, int at) {
    return PackedTime.existing(
        EPOCH_YEAR + data.getUnsignedByte(at),
        data.getUnsignedByte(at + 1),
        data.getUnsignedByte(at + 2),
        data.getUnsignedByte(at + 3),
        data.getUnsignedByte(at + 4),
        data.getUnsignedByte(at + 5));
  }
}
