package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.device.Frame;
import org.rollcall.device.FrameTap;
import org.rollcall.device.wire.Answer;
import org.rollcall.device.wire.Body;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Shows the requests of a recorded terminal without users, templates, pictures and keys. What is
 * never read of an upload is not shown either: as many lines stand for it. Safe from any thread.
 */
final class ZktecoFrames {
  /** Parameters whose value says nothing of anybody. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "table",
          "tablename",
          "stamp",
          "opstamp",
          "photostamp",
          "type",
          "cmdid",
          "count",
          "packcnt",
          "packidx",
          "options",
          "pushver",
          "devicetype",
          "language",
          "pushoptionsflag",
          "contenttype");

  /** Values of answers that a session is known by. */
  private static final String SESSION = "(?i)\\b(RegistryCode|SessionID)=[^\\r\\n]*";

  /** A command, whose parameters may be somebody's name. */
  private static final String COMMAND =
      "(?m)^(C:[^:\\s]{1,32}:[A-Z_]{1,32}(?: [A-Z_]{1,32}){0,2})\\b[^\\r\\n]*";

  private static final int UNREAD_LINES_MAX = 10_000;

  private final FrameTap tap;

  ZktecoFrames(FrameTap tap) {
    this.tap = tap;
  }

  /** Shows the request once it is answered, where it is of a recorded terminal. */
  Future<Answer> watch(Call call, Body body, Future<Answer> answer) {
    return tap.records(call.device().key())
        ? answer.onSuccess(
            given ->
                tap.take(call.device().key(), ZktecoAdapter.PROTOCOL, frame(call, body, given)))
        : answer;
  }

  private static Frame frame(Call call, Body body, Answer answer) {
    ZktecoRequest asked = call.asked();
    boolean content =
        asked.upload()
            && Set.of(Endpoint.CDATA, Endpoint.QUERYDATA, Endpoint.FDATA)
                .contains(asked.endpoint());
    String text = shown(answer.text());
    return new Frame.Exchange(
        content,
        asked.upload() ? "POST" : "GET",
        call.http().path() + query(asked.query()),
        Map.of(),
        Buffer.buffer(shown(asked, body)),
        answer.status(),
        content ? text : text.replace(call.serial(), Frame.SERIAL));
  }

  /** An answer without what a session is known by, and commands without whom they are about. */
  static String shown(String answer) {
    return answer.replaceAll(COMMAND, "$1").replaceAll(SESSION, "$1=" + JsonRedaction.REDACTED);
  }

  private static String query(String query) {
    return query.isEmpty()
        ? ""
        : Stream.of(query.split("&"))
            .map(ZktecoFrames::parameter)
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String parameter(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? "x" : pair.substring(0, equals);
    if (name.equalsIgnoreCase("SN")) {
      return name + "=" + Frame.SERIAL;
    }
    return PARAMETERS.contains(name.toLowerCase(Locale.ROOT))
        ? pair
        : (name.matches("\\w{1,32}") ? name : "x") + "=" + JsonRedaction.REDACTED;
  }

  private static byte[] shown(ZktecoRequest asked, Body body) {
    if (body instanceof Body.Whole whole) {
      return asked.endpoint() == Endpoint.REGISTRY || asked.table() == Table.OPTIONS
          ? LineRedaction.options(whole.bytes().getBytes())
          : LineRedaction.lines(asked.table(), whole.bytes().getBytes());
    }
    int lines =
        body instanceof Body.Skimmed skimmed ? Math.min(skimmed.lines(), UNREAD_LINES_MAX) : 0;
    return (JsonRedaction.REDACTED + "\n").repeat(lines).getBytes(StandardCharsets.US_ASCII);
  }
}
