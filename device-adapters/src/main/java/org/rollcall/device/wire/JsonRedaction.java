package org.rollcall.device.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes every value out of JSON text but those that may be shown, and leaves the shape as it is,
 * also where the text is broken or cut: a frame that could not be read is the one that somebody
 * wants to see. Values that hold nothing ({@code ""}, {@code 0}) stay. Pure; never throws.
 */
public final class JsonRedaction {
  /** What stands in place of a text that is not shown. */
  public static final String REDACTED = "redacted";

  private static final int SHOWN_MAX_CHARS = 128;
  private static final Pattern NAME = Pattern.compile("[~\\w.-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[-+0-9.eE]{1,40}");
  private static final Pattern NOTHING = Pattern.compile("[0.\\s]{0,16}");
  private static final Pattern PLAIN = Pattern.compile("(?:[ !#-\\[\\]-~]|\\\\[\\\\/\"])*");
  private static final Pattern WORD = Pattern.compile("true|false|null");
  private static final String STRUCTURE = "{}[]:, \t\r\n";
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private int at;

  private JsonRedaction(String text) {
    this.text = text;
    scopes.push(new Scope(false, ""));
  }

  /**
   * A value, and where it stands.
   *
   * @param name the field's name, or that of the list that it is in
   * @param text as on the wire, with its escapes
   * @param siblings the other values of the object
   */
  public record Leaf(String name, String text, Map<String, String> siblings) {}

  /** A piece of the text: as it stands, or a value. */
  private record Piece(String literal, Optional<Leaf> leaf, boolean quoted) {}

  private static final class Scope {
    private final boolean object;
    private final Map<String, String> values = new HashMap<>();
    private String name;

    Scope(boolean object, String name) {
      this.object = object;
      this.name = name;
    }
  }

  /**
   * The text with only what may be shown.
   *
   * @param rule what stands for a value, which is the value itself where it may be shown; empty
   *     where it may not
   */
  public static byte[] redact(byte[] json, Function<Leaf, Optional<String>> rule) {
    JsonRedaction redaction = new JsonRedaction(new String(json, StandardCharsets.ISO_8859_1));
    redaction.read();
    StringBuilder out = new StringBuilder();
    redaction.pieces.forEach(piece -> out.append(shown(piece, rule)));
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void read() {
    if (text.startsWith(BYTE_ORDER_MARK)) {
      literal(BYTE_ORDER_MARK);
      at = BYTE_ORDER_MARK.length();
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        string();
      } else if (STRUCTURE.indexOf(c) >= 0) {
        structure(c);
      } else {
        bare();
      }
    }
  }

  private void structure(char c) {
    literal(String.valueOf(c));
    if (c == '{' || c == '[') {
      scopes.push(new Scope(c == '{', scope().name));
    } else if ((c == '}' || c == ']') && scopes.size() > 1) {
      scopes.pop();
    }
    at++;
  }

  private void string() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      literal("\""); // cut in the value: what is there of it may be anything
      at = text.length();
      return;
    }
    String inner = text.substring(at + 1, end);
    at = end + 1;
    if (scope().object && isNextColon()) {
      scope().name = inner;
      literal('"' + (NAME.matcher(inner).matches() ? inner : REDACTED) + '"');
    } else {
      leaf(inner, true);
    }
  }

  private void bare() {
    int end = at;
    while (end < text.length()
        && text.charAt(end) != '"'
        && STRUCTURE.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String word = text.substring(at, end);
    at = end;
    if (WORD.matcher(word).matches()) {
      literal(word);
    } else {
      leaf(word, false);
    }
  }

  private boolean isNextColon() {
    int next = at;
    while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next < text.length() && text.charAt(next) == ':';
  }

  private void leaf(String value, boolean quoted) {
    Scope scope = scope();
    if (scope.object && value.length() <= SHOWN_MAX_CHARS) {
      scope.values.put(scope.name, value);
    }
    pieces.add(new Piece("", Optional.of(new Leaf(scope.name, value, scope.values)), quoted));
  }

  private void literal(String piece) {
    pieces.add(new Piece(piece, Optional.empty(), false));
  }

  private Scope scope() {
    return scopes.element();
  }

  private static String shown(Piece piece, Function<Leaf, Optional<String>> rule) {
    if (piece.leaf().isEmpty()) {
      return piece.literal();
    }
    Leaf leaf = piece.leaf().get();
    boolean plain = piece.quoted() || NUMBER.matcher(leaf.text()).matches();
    String value =
        plain && leaf.text().length() <= SHOWN_MAX_CHARS
            ? allowed(leaf, rule).orElseGet(() -> instead(piece, leaf))
            : instead(piece, leaf);
    return piece.quoted() ? '"' + value + '"' : value;
  }

  /** Foreign script in a field of numbers is a name. */
  private static Optional<String> allowed(Leaf leaf, Function<Leaf, Optional<String>> rule) {
    return NOTHING.matcher(leaf.text()).matches()
        ? Optional.of(leaf.text())
        : rule.apply(leaf).filter(text -> PLAIN.matcher(text).matches());
  }

  private static String instead(Piece piece, Leaf leaf) {
    if (piece.quoted()) {
      return replaced(leaf.text());
    }
    return NUMBER.matcher(leaf.text()).matches() ? "1" : "x";
  }

  private static String replaced(String text) {
    return text.startsWith("data:image") ? "data:image," + REDACTED : REDACTED;
  }
}
