package org.rollcall.device.zkteco;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Takes out of uploaded lines everything but the columns and fields of attendance. Each line stays
 * a line of its kind, and one that could not be read stays as unreadable as it was. Pure; never
 * throws.
 */
final class LineRedaction {
  /** Fields of a key-value line that say nothing of anybody but the person's number. */
  private static final Set<String> FIELDS =
      Set.of(
          "time",
          "pin",
          "eventaddr",
          "event",
          "inoutstatus",
          "verifytype",
          "verify",
          "status",
          "workcode",
          "index",
          "sitecode",
          "linkid",
          "sensor",
          "relay",
          "alarm");

  /** What of the terminal itself may be shown; its number, its addresses and its keys may not. */
  private static final Set<String> OPTIONS =
      Set.of(
          "fwversion",
          "firmver",
          "devicename",
          "devicetype",
          "platform",
          "pushversion",
          "oemvendor",
          "language",
          "usercount",
          "transactioncount",
          "maxattlogcount");

  private static final int GARBAGE_MAX_CHARS = 64;
  private static final Pattern PIN = Pattern.compile("[!-~]{1,64}");
  private static final Pattern COLUMN = Pattern.compile("[0-9 :.T+-]{0,32}");
  private static final Pattern KEY = Pattern.compile("[\\w ~]{1,40}");
  private static final Pattern VALUE = Pattern.compile("[!-~][ -~]{0,63}");
  private static final Pattern RESULT =
      Pattern.compile("(?i)ID=\\w{1,16}&Return=-?\\d{1,6}&CMD=[A-Z_ ]{1,32}");

  private LineRedaction() {}

  /** All lines of an upload. */
  static byte[] lines(Table table, byte[] body) {
    boolean picture =
        (table == Table.UNNAMED || table == Table.OTHER)
            && Wire.indexOf(body, 0, body.length, '\0') < body.length;
    if (picture) {
      return (JsonRedaction.REDACTED + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
    List<String> shown = new ArrayList<>();
    Lines lines = new Lines(body);
    while (lines.advance()) {
      shown.add(line(body, lines.from(), lines.to()));
    }
    return shown.stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A description of the terminal by itself. */
  static byte[] options(byte[] body) {
    Map<String, String> shown = new TreeMap<>();
    OptionsCodec.decodeList(Wire.text(body, 0, body.length))
        .properties()
        .forEach(
            (key, value) -> {
              String bare = key.toLowerCase(Locale.ROOT).replace("~", "");
              shown.put(
                  KEY.matcher(key).matches() ? key : "x",
                  OPTIONS.contains(bare) && VALUE.matcher(value).matches()
                      ? value
                      : JsonRedaction.REDACTED);
            });
    return shown.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining(","))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String line(byte[] b, int from, int to) {
    if (Wire.isBinary(b, from, to)) {
      return "\1" + JsonRedaction.REDACTED;
    }
    String text = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    Optional<String> kind = OperlogCodec.kind(b, from, to);
    if (kind.isPresent()) {
      return kind.get().equals("OPLOG") ? operation(text) : ofSomebody(kind.get(), b, from, to);
    }
    if (RESULT.matcher(text).matches()) {
      return text;
    }
    int columnEnd = Wire.indexOf(b, from, to, '\t');
    return Wire.indexOf(b, from, columnEnd, '=') < columnEnd ? fields(text) : columns(text);
  }

  private static String operation(String text) {
    return "OPLOG " + columns("0\t" + text.substring("OPLOG ".length())).substring("0\t".length());
  }

  private static String ofSomebody(String kind, byte[] b, int from, int to) {
    String pin =
        KeyValues.parse(b, from, to)
            .get("pin")
            .filter(number -> PIN.matcher(number).matches())
            .orElse("");
    return kind + " PIN=" + pin;
  }

  private static String fields(String text) {
    List<String> shown = new ArrayList<>();
    for (String field : text.split("\t", KeyValues.FIELDS_MAX)) {
      int equals = field.indexOf('=');
      String key = equals < 0 ? "" : field.substring(0, equals);
      String word = key.strip().toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : field.substring(equals + 1).strip();
      boolean known = FIELDS.contains(word.substring(word.lastIndexOf(' ') + 1));
      shown.add(
          (KEY.matcher(key).matches() ? key : "x")
              + "="
              + (known && VALUE.matcher(value).matches() ? value : ""));
    }
    return String.join("\t", shown);
  }

  private static String columns(String text) {
    String[] columns = text.split("\t", -1);
    if (columns.length == 1) {
      return garbage(text);
    }
    List<String> shown = new ArrayList<>();
    shown.add(pin(columns[0]));
    for (int i = 1; i < columns.length && i < KeyValues.FIELDS_MAX; i++) {
      shown.add(COLUMN.matcher(columns[i]).matches() ? columns[i] : garbage(columns[i]));
    }
    return String.join("\t", shown);
  }

  /** A number in a foreign script is a name. */
  private static String pin(String column) {
    boolean foreign = column.chars().anyMatch(c -> c > '~');
    return PIN.matcher(column.strip()).matches()
        ? column
        : foreign ? JsonRedaction.REDACTED : garbage(column);
  }

  /** Digits and marks as they were; every letter, of whatever script, is an x. */
  private static String garbage(String text) {
    String cut = text.substring(0, Math.min(text.length(), GARBAGE_MAX_CHARS));
    return cut.replaceAll("[^0-9 :.,;/+?-]", "x");
  }
}
