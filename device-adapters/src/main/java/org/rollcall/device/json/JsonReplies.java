package org.rollcall.device.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rollcall.device.Outcome;
import org.rollcall.device.wire.Answer;

/** The answers to a sender of JSON; errors are problem documents (RFC 9457) with a code. */
final class JsonReplies {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String RETRY_AFTER_SECONDS = "5";

  private JsonReplies() {}

  /** What became of the elements; {@code problems} names those that could not be read. */
  static Answer stored(Outcome outcome, List<JsonBatch.Problem> problems) {
    ObjectNode body = NODES.objectNode();
    body.put("stored", outcome.stored());
    body.put("duplicates", outcome.duplicates());
    body.put("quarantined", outcome.quarantined());
    if (!outcome.settled()) {
      body.put("settled", false);
    }
    list(body, problems);
    return new Answer(200, "application/json", body.toString());
  }

  static Answer noPath() {
    return problem(404, "NOT_FOUND", "No such path", "post check-ins to " + JsonAdapter.PATH);
  }

  static Answer noPost() {
    return problem(405, "METHOD_NOT_ALLOWED", "Method not allowed", "check-ins are posted")
        .with("Allow", "POST");
  }

  static Answer noToken() {
    return problem(
            401,
            "TOKEN_UNKNOWN",
            "Unknown device token",
            "send Authorization: Bearer with the token of a registered device")
        .with("WWW-Authenticate", "Bearer");
  }

  static Answer tooLarge(int bodyMaxBytes) {
    return problem(
            413,
            "BODY_TOO_LARGE",
            "Body too large",
            "a request has at most " + bodyMaxBytes + " bytes: send fewer check-ins at once")
        .hangingUp();
  }

  static Answer malformed(String detail) {
    return problem(400, "MALFORMED", "Malformed JSON", detail);
  }

  static Answer tooMany(int elements) {
    return problem(
        422,
        "TOO_MANY_ELEMENTS",
        "Too many check-ins",
        elements + " check-ins: send at most " + JsonCodec.ELEMENTS_MAX + " at once");
  }

  /** Nothing could be read; it is kept in quarantine all the same. */
  static Answer unreadable(List<JsonBatch.Problem> problems) {
    ObjectNode body =
        body(422, "UNREADABLE", "No readable check-in", "all elements are in quarantine");
    list(body, problems);
    return answer(422, body);
  }

  static Answer notStored(String code, String detail) {
    return problem(503, code, "Not stored", detail + "; send it again later")
        .with("Retry-After", RETRY_AFTER_SECONDS);
  }

  private static Answer problem(int status, String code, String title, String detail) {
    return answer(status, body(status, code, title, detail));
  }

  private static ObjectNode body(int status, String code, String title, String detail) {
    return NODES
        .objectNode()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("code", code)
        .put("detail", detail);
  }

  private static Answer answer(int status, ObjectNode body) {
    return new Answer(status, "application/problem+json", body.toString());
  }

  private static void list(ObjectNode body, List<JsonBatch.Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    ArrayNode list = body.putArray("problems");
    for (JsonBatch.Problem problem : problems) {
      list.addObject()
          .put("index", problem.index())
          .put("field", problem.field())
          .put("problem", problem.problem());
    }
  }
}
