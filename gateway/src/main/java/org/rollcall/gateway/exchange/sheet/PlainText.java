package org.rollcall.gateway.exchange.sheet;

/**
 * Text that every format can carry: what XML 1.0 has no character for (control characters, halves
 * of a surrogate pair) becomes U+FFFD, so that a name is the same in CSV, XLSX, JSON and XML.
 */
public final class PlainText {
  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  public static String of(String text) {
    return text.codePoints().allMatch(PlainText::isCarried) ? text : replaced(text);
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isCarried(point) ? point : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isCarried(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point < Character.MIN_SURROGATE)
        || (point > Character.MAX_SURROGATE && point < 0xFFFE)
        || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
