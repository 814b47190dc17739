package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the parts of a record lie. Which one a terminal uses it does not say.
 *
 * <pre>
 * 40  uid u16 │ number 24 │ verify u8 │ time u32 │ state u8 │ 8 unused
 * 16  number u32 │ time u32 │ verify u8 │ state u8 │ 2 unused │ work code u32
 *  8  number u16 │ verify u8 │ time u32 │ state u8     or     number u16 │ verify u8 │ state u8 │ time u32
 * </pre>
 */
public enum RecordLayout {
  TEXT_NUMBER(40, 27, 26, 31),
  WIDE_NUMBER(16, 4, 8, 9),
  SHORT_TIME_FIRST(8, 3, 2, 7),
  SHORT_STATE_FIRST(8, 4, 2, 3);

  static final int TEXT_AT = 2;
  static final int TEXT_BYTES = 24;
  private static final int WORK_CODE_AT = 12;

  private final int bytes;
  private final int timeAt;
  private final int verifyAt;
  private final int stateAt;

  RecordLayout(int bytes, int timeAt, int verifyAt, int stateAt) {
    this.bytes = bytes;
    this.timeAt = timeAt;
    this.verifyAt = verifyAt;
    this.stateAt = stateAt;
  }

  int bytes() {
    return bytes;
  }

  /** Reads the record that begins there; there must be {@link #bytes} left. */
  PulledRecord read(Buffer log, int at) {
    String raw = hex(log, at, at + bytes);
    Optional<String> number = number(log, at);
    Optional<LocalDateTime> time = time(log, at);
    if (number.isEmpty()) {
      return new PulledRecord.Unreadable(raw, "the record has no number that can be read");
    }
    if (time.isEmpty()) {
      return new PulledRecord.Unreadable(raw, "the record's time is none that exists");
    }
    return new PulledRecord.Punch(
        number.get(),
        time.get(),
        log.getUnsignedByte(at + stateAt),
        log.getUnsignedByte(at + verifyAt),
        workCode(log, at),
        raw);
  }

  /** Whether these bytes look like a record of this layout, of a year from 2000 to the given. */
  boolean isPlausible(Buffer log, int at, int yearMax) {
    return number(log, at).isPresent()
        && time(log, at).map(time -> time.getYear() <= yearMax).orElse(false);
  }

  /** Writes a record; what the layout has no room for is left out. */
  Buffer write(PulledRecord.Punch punch) {
    Buffer record = Buffer.buffer(new byte[bytes]);
    switch (this) {
      case TEXT_NUMBER -> {
        byte[] text = punch.number().getBytes(StandardCharsets.US_ASCII);
        record.setBytes(TEXT_AT, text, 0, Math.min(text.length, TEXT_BYTES));
      }
      case WIDE_NUMBER -> {
        record.setUnsignedIntLE(0, Long.parseLong(punch.number()));
        punch.workCode().ifPresent(c -> record.setUnsignedIntLE(WORK_CODE_AT, Long.parseLong(c)));
      }
      case SHORT_TIME_FIRST, SHORT_STATE_FIRST ->
          record.setUnsignedShortLE(0, Integer.parseInt(punch.number()));
    }
    return record
        .setUnsignedIntLE(timeAt, PackedTime.encode(punch.time()))
        .setByte(verifyAt, (byte) punch.verify())
        .setByte(stateAt, (byte) punch.state());
  }

  static String hex(Buffer bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes.getBytes(from, to));
  }

  /**
   * The text up to the first NUL, where it is printable; blanks around it do not count, as in a
   * pushed line.
   */
  static Optional<String> text(Buffer bytes, int from, int to) {
    int end = from;
    while (end < to && bytes.getByte(end) != 0) {
      end++;
    }
    String text = bytes.getString(from, end, "ISO-8859-1");
    boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 127);
    return printable ? Optional.of(text.strip()).filter(t -> !t.isEmpty()) : Optional.empty();
  }

  /** A number that is not 0, for nobody has that one. */
  static Optional<String> digits(long number) {
    return number == 0 ? Optional.empty() : Optional.of(Long.toString(number));
  }

  private Optional<String> number(Buffer log, int at) {
    return switch (this) {
      case TEXT_NUMBER -> text(log, at + TEXT_AT, at + TEXT_AT + TEXT_BYTES);
      case WIDE_NUMBER -> digits(log.getUnsignedIntLE(at));
      case SHORT_TIME_FIRST, SHORT_STATE_FIRST -> digits(log.getUnsignedShortLE(at));
    };
  }

  private Optional<LocalDateTime> time(Buffer log, int at) {
    return PackedTime.decode(log.getUnsignedIntLE(at + timeAt));
  }

  private Optional<String> workCode(Buffer log, int at) {
    return this == WIDE_NUMBER ? digits(log.getUnsignedIntLE(at + WORK_CODE_AT)) : Optional.empty();
  }
}
