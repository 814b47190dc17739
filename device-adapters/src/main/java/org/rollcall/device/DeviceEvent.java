package org.rollcall.device;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** One thing that a terminal said. Values only; what it means is decided far from here. */
public sealed interface DeviceEvent {

  /** The longest raw text kept with an event, in characters. Longer text is cut. */
  int RAW_MAX_CHARS = 1_000;

  /**
   * Somebody was recognised at a terminal.
   *
   * @param number the badge, card or user number as the terminal sent it, 1 to 64 characters
   * @param localTime the terminal's own clock, without a zone, of the years 1 to {@link #YEAR_MAX}
   * @param offset the terminal's own offset from UTC where the wire carries one; else the
   *     registered zone of the device decides
   * @param eventId the sender's own identifier of the event, unique within the protocol; empty
   *     where the wire has none
   * @param service a service code that the terminal attached (work code), empty where none
   * @param raw the line or object that carried it, cut to {@link #RAW_MAX_CHARS}
   */
  record CheckIn(
      String number,
      LocalDateTime localTime,
      Optional<ZoneOffset> offset,
      Direction direction,
      Method method,
      Optional<String> eventId,
      Optional<String> service,
      String raw)
      implements DeviceEvent {
    public static final int NUMBER_MAX_CHARS = 64;
    public static final int YEAR_MAX = 9_999;

    public CheckIn {
      if (number.isEmpty() || number.length() > NUMBER_MAX_CHARS) {
        throw new IllegalArgumentException(
            "a check-in number has 1 to " + NUMBER_MAX_CHARS + " characters");
      }
      if (localTime.getYear() < 1 || localTime.getYear() > YEAR_MAX) {
        throw new IllegalArgumentException("a check-in is of the years 1 to " + YEAR_MAX);
      }
      raw = cut(raw);
    }
  }

  /**
   * Something that should have been a check-in and could not be read. It is kept in quarantine.
   *
   * @param raw what arrived, cut to {@link #RAW_MAX_CHARS}; never biometric material
   * @param problem what is wrong with it, as a sentence for a person
   */
  record Rejected(String raw, String problem) implements DeviceEvent {
    public Rejected {
      raw = cut(raw);
    }
  }

  /**
   * The terminal did something worth knowing (clock set, data cleared, door forced, …).
   *
   * @param code the protocol's own name of the operation
   * @param localTime when, by the terminal's clock, where it says so
   */
  record Operated(String code, Optional<LocalDateTime> localTime, String raw)
      implements DeviceEvent {
    public Operated {
      raw = cut(raw);
    }
  }

  /**
   * What the terminal says of itself.
   *
   * @param firmware firmware version, where it said so
   * @param properties further properties, at most {@link #PROPERTIES_MAX}, in the wire's own names
   */
  record Described(Optional<String> firmware, Map<String, String> properties)
      implements DeviceEvent {
    public static final int PROPERTIES_MAX = 256;

    public Described {
      if (properties.size() > PROPERTIES_MAX) {
        throw new IllegalArgumentException("at most " + PROPERTIES_MAX + " properties");
      }
      properties = Map.copyOf(properties);
    }
  }

  /** Biometric material that arrived and was dropped unread; only the count is kept. */
  record Dropped(int pictures, int templates) implements DeviceEvent {
    public Dropped {
      if (pictures < 0 || templates < 0) {
        throw new IllegalArgumentException("counts are not negative");
      }
    }
  }

  private static String cut(String raw) {
    if (raw.length() <= RAW_MAX_CHARS) {
      return raw;
    }
    boolean splitsPair = Character.isHighSurrogate(raw.charAt(RAW_MAX_CHARS - 1));
    return raw.substring(0, splitsPair ? RAW_MAX_CHARS - 1 : RAW_MAX_CHARS);
  }
}
