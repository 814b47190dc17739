package org.rollcall.device.hikvision;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.device.Method;

/**
 * What an event means by its major and minor number, as data. Minors begin anew under every major,
 * so the pair is the key. The method follows from here alone: {@code currentVerifyMode} is what the
 * reader would take, not what the person showed. Of several means at once the surest names the
 * method.
 */
final class AccessEventTable {

  /** What became of the person or the door. */
  sealed interface Meaning {
    /** Somebody was recognised and let in. */
    record Granted(Method method) implements Meaning {}

    /** Anything else that is known. */
    record Noted(String code) implements Meaning {}

    /** In no table. */
    record Unknown() implements Meaning {}
  }

  private static final int MAJOR_EVENT = 5;

  private static final Map<Integer, String> OTHER_MAJORS =
      Map.of(1, "alarm-", 2, "exception-", 3, "operation-");

  private static final String GRANTED =
      """
      1 card
      2 card
      38 finger
      40 finger
      43 finger
      46 finger
      54 face
      57 face
      60 face
      63 face
      66 face
      69 finger
      72 finger
      75 face
      77 face
      101 password
      105 face
      153 other
      156 qr
      181 password
      226 other
      227 other
      """;

  private static final String NOTED =
      """
      3 refused-card-and-password
      4 refused-card-and-password-late
      5 refused-card-and-password-often
      6 refused-no-permission
      7 refused-outside-hours
      8 refused-expired
      9 refused-unknown-card
      10 refused-passed-twice
      21 door-unlocked
      22 door-locked
      23 door-button-pressed
      24 door-button-released
      25 door-opened
      26 door-closed
      27 door-forced
      28 door-held-open
      37 bell
      39 refused-finger
      41 refused-card-and-finger
      42 refused-card-and-finger-late
      49 refused-unknown-finger
      55 refused-face-and-finger
      58 refused-face-and-password
      61 refused-face-and-card
      70 refused-number-and-finger
      76 refused-face
      78 refused-number-and-face
      80 refused-not-recognised
      102 refused-number-and-password
      104 refused-not-alive
      112 refused-person-and-document
      151 refused-password
      """;

  private static final Map<Integer, Meaning> MINORS = minors();

  private AccessEventTable() {}

  static Meaning of(OptionalInt major, OptionalInt minor) {
    if (major.isEmpty() || minor.isEmpty()) {
      return new Meaning.Unknown();
    }
    if (major.getAsInt() == MAJOR_EVENT) {
      return MINORS.getOrDefault(minor.getAsInt(), new Meaning.Unknown());
    }
    return Optional.ofNullable(OTHER_MAJORS.get(major.getAsInt()))
        .<Meaning>map(prefix -> new Meaning.Noted(prefix + minor.getAsInt()))
        .orElseGet(Meaning.Unknown::new);
  }

  /** The minor that a simulated terminal sends, under major 5. */
  static int minor(Method method) {
    return switch (method) {
      case CARD -> 1;
      case FINGER -> 38;
      case FACE -> 75;
      case PASSWORD, PIN -> 101;
      case QR -> 156;
      case PALM, VEIN, STAFF, OTHER -> 153;
    };
  }

  private static Map<Integer, Meaning> minors() {
    Map<Integer, Meaning> minors = new HashMap<>();
    GRANTED
        .lines()
        .map(line -> line.split(" "))
        .forEach(row -> minors.put(Integer.valueOf(row[0]), new Meaning.Granted(method(row[1]))));
    NOTED
        .lines()
        .map(line -> line.split(" "))
        .forEach(row -> minors.put(Integer.valueOf(row[0]), new Meaning.Noted(row[1])));
    return Map.copyOf(minors);
  }

  private static Method method(String name) {
    return Method.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
