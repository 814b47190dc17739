package org.rollcall.device.hikvision;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The head of a part, as far as it matters.
 *
 * @param contentLength how long the part says it is
 * @param image whether it says that it is a picture
 */
record PartHead(Optional<String> name, OptionalInt contentLength, boolean image) {
  static final PartHead NONE = new PartHead(Optional.empty(), OptionalInt.empty(), false);
  private static final int LENGTH_DIGITS_MAX = 9;

  /** The head with one more line in it. Lines that say nothing of use change nothing. */
  PartHead with(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return this;
    }
    String value = line.substring(colon + 1).strip();
    return switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
      case "content-disposition" ->
          new PartHead(
              parameter(value, "name"),
              contentLength,
              image || parameter(value, "filename").filter(PartHead::isImageName).isPresent());
      case "content-type" ->
          new PartHead(
              name, contentLength, image || value.toLowerCase(Locale.ROOT).startsWith("image/"));
      case "content-length" -> new PartHead(name, length(value), image);
      default -> this;
    };
  }

  /** A parameter of a header such as {@code multipart/mixed; boundary="x"}, quoted or not. */
  static Optional<String> parameter(String value, String wanted) {
    String lower = value.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(';');
    while (at >= 0) {
      int start = at + 1;
      while (start < lower.length() && lower.charAt(start) <= ' ') {
        start++;
      }
      if (lower.startsWith(wanted + "=", start)) {
        return unquoted(value.substring(start + wanted.length() + 1));
      }
      at = lower.indexOf(';', start);
    }
    return Optional.empty();
  }

  private static Optional<String> unquoted(String rest) {
    boolean quoted = rest.startsWith("\"");
    int end = rest.indexOf(quoted ? '"' : ';', quoted ? 1 : 0);
    String text = rest.substring(quoted ? 1 : 0, end < 0 ? rest.length() : end).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static OptionalInt length(String value) {
    boolean number =
        !value.isEmpty()
            && value.length() <= LENGTH_DIGITS_MAX
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
  }

  private static boolean isImageName(String file) {
    return file.toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png|bmp|gif|webp)");
  }
}
