package org.rollcall.device.dingtalk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The query of a pushed request. Pure; takes any text.
 *
 * @param raw as it stands behind the question mark, empty where there is none
 */
record CallbackQuery(String raw) {
  private static final int QUERY_MAX_CHARS = 4_096;

  /** DingTalk's documents show one name, its demonstration the other, its requests carry both. */
  Optional<String> signature() {
    return parameter("msg_signature").or(() -> parameter("signature"));
  }

  Optional<String> timestamp() {
    return parameter("timestamp").or(() -> parameter("timeStamp"));
  }

  Optional<String> nonce() {
    return parameter("nonce");
  }

  private Optional<String> parameter(String name) {
    if (raw.length() > QUERY_MAX_CHARS) {
      return Optional.empty();
    }
    for (String pair : raw.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return decode(pair.substring(name.length() + 1)).filter(value -> !value.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** The text without its escapes; empty where an escape is none. */
  static Optional<String> decode(String escaped) {
    try {
      return Optional.of(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
