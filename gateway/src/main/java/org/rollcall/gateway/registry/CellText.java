package org.rollcall.gateway.registry;

import java.util.regex.Pattern;

/**
 * What people and input methods do to text without meaning it: blanks around it and full-width
 * forms, which an import takes off again.
 */
final class CellText {
  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final int FULL_WIDTH_SHIFT = FULL_WIDTH_FIRST - '!';

  /** Blanks of every script, the ideographic one included, and the marks that show as nothing. */
  private static final Pattern BLANKS_AROUND =
      Pattern.compile("^[\\s\\p{Z}\\uFEFF\\u200B]+|[\\s\\p{Z}\\uFEFF\\u200B]+$");

  private CellText() {}

  static String trimmed(String text) {
    return isPlain(text) ? text : BLANKS_AROUND.matcher(text).replaceAll("");
  }

  /** Free text: trimmed, full-width digits made plain, everything else as it was typed. */
  static String free(String text) {
    return mapped(trimmed(text), '\uFF10', '\uFF19');
  }

  /** A code, number, date or word: trimmed, every full-width form made plain. */
  static String narrow(String text) {
    return mapped(trimmed(text), FULL_WIDTH_FIRST, FULL_WIDTH_LAST);
  }

  /** Saves the pattern its work for nearly every cell there is. */
  private static boolean isPlain(String text) {
    return text.isEmpty()
        || (isVisible(text.charAt(0)) && isVisible(text.charAt(text.length() - 1)));
  }

  private static boolean isVisible(char c) {
    return c > ' ' && c < 127;
  }

  private static String mapped(String text, char first, char last) {
    char[] plain = text.toCharArray();
    boolean changed = false;
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] >= first && plain[i] <= last) {
        plain[i] = (char) (plain[i] - FULL_WIDTH_SHIFT);
        changed = true;
      }
    }
    return changed ? new String(plain) : text;
  }
}
