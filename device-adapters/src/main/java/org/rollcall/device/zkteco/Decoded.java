package org.rollcall.device.zkteco;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** One line of an upload as the wire has it: numbers still are the terminal's own. */
sealed interface Decoded {

  /**
   * An attendance line.
   *
   * @param status 0 in, 1 out, 2 break out, 3 break in, 4 overtime in, 5 overtime out; {@link
   *     AttlogCodec#NOT_SET} where the terminal does not say
   * @param verify how the person was recognised, see {@link VerifyMethod}
   */
  record Punch(
      String pin,
      LocalDateTime time,
      Optional<ZoneOffset> offset,
      int status,
      int verify,
      Optional<String> workCode,
      String raw)
      implements Decoded {}

  /**
   * A line of an access controller.
   *
   * @param pin empty where nobody was recognised
   * @param event see {@link DoorEventKind}
   * @param passage 0 in, 1 out, anything else unknown
   */
  record DoorEvent(
      Optional<String> pin,
      Optional<LocalDateTime> time,
      int event,
      int passage,
      int verify,
      String raw)
      implements Decoded {}

  /** Something done at the terminal: {@code OPLOG}. */
  record Operation(int code, int value, Optional<LocalDateTime> time, String raw)
      implements Decoded {}

  /**
   * An enrolled user. Only counted: the registry, not the terminal, says who people are. The name
   * must not leave this package, so it stays out of {@link #toString} too.
   */
  record User(String pin, String name) implements Decoded {
    @Override
    public String toString() {
      return "User[pin=" + pin + "]";
    }
  }

  /** A picture of a person, never read. */
  record Picture() implements Decoded {}

  /** A fingerprint, face, vein or palm template, never read. */
  record Template() implements Decoded {}

  /** A line that says nothing about attendance: the state of a door, a short message, …. */
  record Aside() implements Decoded {}

  /** A line that cannot be read. */
  record Rejected(String raw, String problem) implements Decoded {}
}
