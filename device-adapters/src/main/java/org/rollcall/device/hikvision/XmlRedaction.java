package org.rollcall.device.hikvision;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Takes every text out of a document but that of elements which may be shown, and leaves its shape
 * as it is, also where it is broken or cut. Attributes and comments go. Pure; never throws.
 */
final class XmlRedaction {
  private static final int SHOWN_MAX_CHARS = 128;
  private static final int DECLARATION_MAX_CHARS = 120;
  private static final Pattern NAME = Pattern.compile("[\\w:.-]{1,64}");
  private static final Pattern NOTHING = Pattern.compile("[0\\s]{0,16}");
  private static final Pattern PLAIN = Pattern.compile("[\\s!-~]*");
  private static final Pattern DECLARATION =
      Pattern.compile("\\?xml[ \\t\\r\\n=\"'.\\w-]{0,120}\\?");
  private static final String CDATA = "![CDATA[";
  private static final String COMMENT = "!--";

  private final String text;
  private final Predicate<String> shown;
  private final StringBuilder out = new StringBuilder();
  private String element = "";
  private int at;

  private XmlRedaction(String text, Predicate<String> shown) {
    this.text = text;
    this.shown = shown;
  }

  /**
   * The document with only what may be shown, each byte one character.
   *
   * @param shown whether the text of the element of that name may be shown
   */
  static String redact(String text, Predicate<String> shown) {
    XmlRedaction redaction = new XmlRedaction(text, shown);
    redaction.read();
    return redaction.out.toString();
  }

  private void read() {
    while (at < text.length()) {
      if (text.charAt(at) == '<') {
        tag();
      } else {
        int end = orEnd(text.indexOf('<', at));
        content(text.substring(at, end));
        at = end;
      }
    }
  }

  private void tag() {
    if (text.startsWith(CDATA, at + 1)) {
      int from = at + 1 + CDATA.length();
      int end = orEnd(text.indexOf("]]>", from));
      content(text.substring(from, end));
      at = Math.min(text.length(), end + 3);
    } else if (text.startsWith(COMMENT, at + 1)) {
      at = Math.min(text.length(), orEnd(text.indexOf("-->", at)) + 3);
    } else {
      int end = text.indexOf('>', at);
      out.append('<');
      if (end >= 0) {
        out.append(inside(text.substring(at + 1, end))).append('>');
      }
      at = end < 0 ? text.length() : end + 1;
    }
  }

  private String inside(String tag) {
    if (tag.startsWith("?")) {
      return tag.length() <= DECLARATION_MAX_CHARS && DECLARATION.matcher(tag).matches()
          ? tag
          : "?xml version=\"1.0\"?";
    }
    if (tag.startsWith("!")) {
      return "!DOCTYPE x";
    }
    boolean closes = tag.startsWith("/");
    boolean empty = tag.endsWith("/");
    String name = tag.substring(closes ? 1 : 0).split("[\\s/]", 2)[0];
    String plain = NAME.matcher(name).matches() ? name : "x";
    element = closes || empty ? "" : plain.substring(plain.indexOf(':') + 1);
    return (closes ? "/" : "") + plain + (empty ? "/" : "");
  }

  private void content(String content) {
    String bare = content.strip();
    boolean keep =
        NOTHING.matcher(content).matches()
            || bare.isEmpty()
            || (content.length() <= SHOWN_MAX_CHARS
                && shown.test(element)
                && PLAIN.matcher(content).matches());
    out.append(keep ? content : JsonRedaction.REDACTED);
  }

  private int orEnd(int index) {
    return index < 0 ? text.length() : index;
  }
}
