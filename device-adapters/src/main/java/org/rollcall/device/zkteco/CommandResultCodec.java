package org.rollcall.device.zkteco;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bodies of {@code /devicecmd}: several results in one body, each in one of two shapes.
 *
 * <pre>
 * ID=12&amp;Return=0&amp;CMD=INFO        ID=12
 * FWVersion=…                       Return=0
 * …                                 CMD=Shell
 *                                   Content=…
 * </pre>
 */
final class CommandResultCodec {
  /** As many results as one answer to {@code /getrequest} may hold commands. */
  static final int RESULTS_MAX = 200;

  private CommandResultCodec() {}

  static List<CommandResult> decode(byte[] body) {
    List<CommandResult> results = new ArrayList<>();
    Draft draft = new Draft();
    Lines lines = new Lines(body);
    while (lines.advance() && results.size() < RESULTS_MAX) {
      String line = Wire.text(body, lines.from(), lines.to()).strip();
      if (startsResult(line)) {
        draft.finish(results);
        draft = new Draft();
        draft.head(line);
      } else {
        draft.line(line);
      }
    }
    draft.finish(results);
    return results;
  }

  private static boolean startsResult(String line) {
    return line.regionMatches(true, 0, "ID=", 0, 3);
  }

  /** One result while its lines come in. Lines before the first {@code ID=} lead to nothing. */
  private static final class Draft {
    private String id = "";
    private int returned;
    private String verb = "";
    private final List<String> content = new ArrayList<>();

    void head(String line) {
      int start = 0;
      while (start <= line.length()) {
        int end = line.indexOf('&', start);
        end = end < 0 ? line.length() : end;
        field(line.substring(start, end));
        start = end + 1;
      }
    }

    void line(String line) {
      if (!field(line) && content.size() < CommandResult.CONTENT_LINES_MAX) {
        content.add(line);
      }
    }

    void finish(List<CommandResult> results) {
      if (!id.isEmpty() && results.size() < RESULTS_MAX) {
        results.add(new CommandResult(id, returned, verb, content));
      }
    }

    private boolean field(String pair) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        return false;
      }
      String value = pair.substring(equals + 1).strip();
      switch (pair.substring(0, equals).toUpperCase(Locale.ROOT)) {
        case "ID" -> id = value;
        case "RETURN" -> returned = Wire.number(value).orElse(-1);
        case "CMD" -> verb = value;
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
