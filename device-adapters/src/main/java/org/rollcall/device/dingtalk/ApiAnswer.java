package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DingTalk answered to a call. Pure: {@link #decode} never throws on any input. */
sealed interface ApiAnswer {

  /** It worked. */
  record Good(ObjectNode body) implements ApiAnswer {}

  /**
   * It did not.
   *
   * @param code DingTalk's own, as digits or a short word, for whoever reads the log
   */
  record Bad(Trouble trouble, String code) implements ApiAnswer {}

  /** Kinds of trouble, each of which is met in its own way. */
  enum Trouble {
    /** The token has run out: fetch another. */
    TOKEN_STALE,
    /** DingTalk is busy, or this app asks too fast: again in a second. */
    TOO_FAST,
    /** Everybody asks too fast: again after longer and longer. */
    CROWDED,
    /** The month's calls are gone. */
    QUOTA_GONE,
    /** Our address is banned for minutes; whatever we ask now prolongs it. */
    BANNED,
    /** Somebody who was asked for is unknown, or out of this app's sight. */
    USER_UNKNOWN,
    /** It will not be otherwise before somebody changes a setting. */
    DENIED,
    /** No answer that is one. */
    NO_ANSWER
  }

  /**
   * Reads an answer of the old or the new interface. Only what says that it is good is good: a ban
   * has no error code at all, and may be a page.
   */
  static ApiAnswer decode(CloudHttp.Reply reply) {
    if (reply.status() >= 500) {
      return new Bad(Trouble.NO_ANSWER, "status " + reply.status());
    }
    Optional<ObjectNode> body = Json.object(reply.body());
    if (body.isEmpty() || Json.text(body.get(), "status").filter("1111"::equals).isPresent()) {
      return new Bad(Trouble.BANNED, "ban");
    }
    Optional<String> code = Json.text(body.get(), "errcode", "code");
    if (code.filter("0"::equals).isPresent()) {
      return new Good(body.get());
    }
    return code.map(text -> bad(text, body.get()))
        .orElseGet(() -> new Bad(Trouble.NO_ANSWER, "no code"));
  }

  private static Bad bad(String code, ObjectNode body) {
    String inner = code.equals("88") ? Codes.inner(body) : code;
    Trouble trouble =
        switch (inner.substring(inner.lastIndexOf('.') + 1)) {
          case "40014", "42001", "41001", "InvalidAuthentication" -> Trouble.TOKEN_STALE;
          case "-1", "90018", "QpsLimitForAppkeyAndApi" -> Trouble.TOO_FAST;
          case "90002", "QpsLimitForApi" -> Trouble.CROWDED;
          case "90020", "ApiCountLimitForOrg" -> Trouble.QUOTA_GONE;
          case "33012", "50002", "50004" -> Trouble.USER_UNKNOWN;
          default -> Trouble.DENIED;
        };
    return new Bad(trouble, Codes.isShort(inner) ? inner : "another");
  }

  /** Where DingTalk hides its codes. */
  final class Codes {
    private static final Pattern INNER = Pattern.compile("subcode\\s*=\\s*(\\w{1,32})");
    private static final Pattern SHORT = Pattern.compile("[\\w.-]{1,64}");

    private Codes() {}

    static boolean isShort(String code) {
      return SHORT.matcher(code).matches();
    }

    /** 88 says nothing: what is meant stands beside it, or only in the message. */
    static String inner(ObjectNode body) {
      Matcher message = INNER.matcher(Json.text(body, "errmsg").orElse(""));
      return Json.text(body, "sub_code", "subcode")
          .orElseGet(() -> message.find() ? message.group(1) : "88");
    }
  }
}
