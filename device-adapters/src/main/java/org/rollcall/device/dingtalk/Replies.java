package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.rollcall.device.wire.Answer;

/** The answers to a push; errors are problem documents (RFC 9457) with a code. */
final class Replies {
  private static final String RETRY_AFTER_SECONDS = "10";

  static final Answer NO_ORGANISATION =
      problem(404, Coped.UNKNOWN_ORGANISATION, "push to /dingtalk/ and an org of the settings");
  static final Answer NO_POST =
      problem(405, Coped.METHOD_NOT_ALLOWED, "events are posted").with("Allow", "POST");
  static final Answer TOO_LARGE =
      problem(413, Coped.BODY_TOO_LARGE, "no event is that long").hangingUp();
  static final Answer BODY_CUT = problem(400, Coped.BODY_CUT, "the body broke off");
  static final Answer NO_ROOM = notStored(Coped.NO_ROOM);
  static final Answer NOT_STORED = notStored(Coped.REFUSED);
  static final Answer FAULT = notStored(Coped.FAULT);

  private Replies() {}

  static Answer success(String sealed) {
    return new Answer(200, "application/json", sealed);
  }

  static Answer refused(Callback.Refused refused) {
    return problem(status(refused.reason()), refused.reason(), refused.detail());
  }

  static Answer unreadable(String problem) {
    return problem(400, Coped.MESSAGE_UNREADABLE, problem);
  }

  private static int status(Coped reason) {
    return switch (reason) {
      case SIGNATURE_WRONG -> 401;
      case TIME_OUTSIDE_WINDOW, OWNER_UNKNOWN -> 403;
      default -> 400;
    };
  }

  private static Answer notStored(Coped reason) {
    return problem(503, reason, "not stored; push it again later")
        .with("Retry-After", RETRY_AFTER_SECONDS);
  }

  private static Answer problem(int status, Coped reason, String detail) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", "Event not taken")
            .put("status", status)
            .put("code", reason.name())
            .put("detail", detail)
            .toString();
    return new Answer(status, "application/problem+json", body);
  }
}
