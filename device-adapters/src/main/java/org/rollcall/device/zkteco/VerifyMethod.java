package org.rollcall.device.zkteco;

import java.util.Map;
import org.rollcall.device.Method;

/** The terminal's number of a way to be recognised, as data. */
final class VerifyMethod {
  /** A terminal that does not say; also the number for "other" on the wire. */
  static final int NOT_SET = 200;

  /** 0 is "any" (older units: password), 5 to 14 are combinations: nothing certain, so OTHER. */
  private static final Map<Integer, Method> METHODS =
      Map.ofEntries(
          Map.entry(1, Method.FINGER),
          Map.entry(2, Method.PIN),
          Map.entry(3, Method.PASSWORD),
          Map.entry(4, Method.CARD),
          Map.entry(15, Method.FACE),
          Map.entry(16, Method.FACE),
          Map.entry(17, Method.FACE),
          Map.entry(18, Method.FACE),
          Map.entry(19, Method.FACE),
          Map.entry(20, Method.FACE),
          Map.entry(21, Method.VEIN),
          Map.entry(25, Method.PALM));

  private VerifyMethod() {}

  static Method of(int verify) {
    return METHODS.getOrDefault(verify, Method.OTHER);
  }

  /** The number that a simulated terminal sends. */
  static int number(Method method) {
    return switch (method) {
      case FINGER -> 1;
      case PIN -> 2;
      case PASSWORD -> 3;
      case CARD -> 4;
      case FACE -> 15;
      case VEIN -> 21;
      case PALM -> 25;
      case QR, STAFF, OTHER -> NOT_SET;
    };
  }
}
