package org.rollcall.gateway.security;

/**
 * How personal data is shown to people who may not see it whole. Counts code points, so a rare
 * character is never cut in two. Empty text stays empty.
 */
public final class Masks {
  private static final int NAME_WHOLE_ENDS = 3;
  private static final int CERTIFICATE_SHOWN = 6;
  private static final int PHONE_HEAD = 3;
  private static final int PHONE_TAIL = 4;

  private Masks() {}

  /** 张*三 for three and more characters, 李* for two, * for one. */
  public static String name(String name) {
    int length = length(name);
    if (length < NAME_WHOLE_ENDS) {
      return length == 0 ? "" : part(name, 0, length - 1) + "*";
    }
    return part(name, 0, 1) + "*" + part(name, length - 1, length);
  }

  /** The area, then stars to the end: the last characters would tell category and level. */
  public static String certificate(String number) {
    int length = length(number);
    int shown = length > CERTIFICATE_SHOWN ? CERTIFICATE_SHOWN : 0;
    return part(number, 0, shown) + "*".repeat(length - shown);
  }

  /** 138****1234; a number too short for that is all stars. */
  public static String phone(String number) {
    int length = length(number);
    int hidden = length - PHONE_HEAD - PHONE_TAIL;
    return hidden < 1
        ? "*".repeat(length)
        : part(number, 0, PHONE_HEAD)
            + "*".repeat(hidden)
            + part(number, length - PHONE_TAIL, length);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String part(String text, int from, int to) {
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }
}
