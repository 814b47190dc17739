package org.rollcall.device.dingtalk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.device.DeviceKey;

/**
 * Reads one entry of the settings and notes each problem under the entry's place and name. What
 * stands in a key is never repeated, for it may be a secret.
 */
final class SettingsEntry {
  private static final Set<String> KEYS =
      Set.of(
          "org",
          "corpId",
          "appKey",
          "appSecret",
          "token",
          "aesKey",
          "modes",
          "replayWindow",
          "apiBase",
          "oapiBase",
          "pushQuota",
          "callQuota",
          "pollEvery",
          "users");

  static final int USERS_MAX = 2_000;
  private static final int TEXT_MAX_CHARS = 256;
  private static final int ORG_MAX_CHARS = 64;
  private static final int QUOTA_MAX = 100_000_000;
  private static final Pattern AES_KEY = Pattern.compile("[A-Za-z0-9]{43}");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|m|h|d)");

  private final JsonObject entry;
  private final String name;
  private final List<String> problems;

  /**
   * @param place the entry's place in the list, from 1
   */
  SettingsEntry(int place, JsonObject entry, List<String> problems) {
    this.entry = entry;
    this.problems = problems;
    this.name =
        "dingtalk entry "
            + place
            + (entry.getValue("org") instanceof String org && org.length() <= ORG_MAX_CHARS
                ? " (" + org + ")"
                : "");
  }

  /** The organisation; empty where the entry has problems, which are noted. */
  Optional<Organisation> read() {
    int before = problems.size();
    entry.fieldNames().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> problem(key, "is no key that is known here"));
    Set<Mode> modes = modes();
    Organisation organisation =
        new Organisation(
            org(),
            corpId(),
            required("appKey"),
            modes.contains(Mode.STREAM) || modes.contains(Mode.POLL)
                ? required("appSecret")
                : text("appSecret").orElse(""),
            modes.contains(Mode.HTTP) ? required("token") : text("token").orElse(""),
            aesKey(modes),
            modes,
            replayWindow(),
            address("apiBase", "https://api.dingtalk.com"),
            address("oapiBase", "https://oapi.dingtalk.com"),
            whole("pushQuota", 3_000),
            whole("callQuota", 5_000),
            duration("pollEvery", Duration.ofHours(6)),
            users());
    return problems.size() == before ? Optional.of(organisation) : Optional.empty();
  }

  /** Notes that a key has something else than it should. */
  void problem(String key, String problem) {
    problems.add(name + ": " + key + " " + problem);
  }

  private String org() {
    String org = required("org");
    if (org.length() > ORG_MAX_CHARS || org.indexOf('/') >= 0) {
      problem("org", "has to be 1 to " + ORG_MAX_CHARS + " characters without a slash");
    }
    return org;
  }

  private String corpId() {
    String corpId = required("corpId");
    if (!corpId.isEmpty() && !DeviceKey.isSerial(corpId)) {
      problem("corpId", "has to be printable characters without blanks, at most 64");
    }
    return corpId;
  }

  private String aesKey(Set<Mode> modes) {
    String key = modes.contains(Mode.HTTP) ? required("aesKey") : text("aesKey").orElse("");
    if (!key.isEmpty() && !AES_KEY.matcher(key).matches()) {
      problem("aesKey", "has to be the 43 letters and digits that the console shows");
    }
    return key;
  }

  private Set<Mode> modes() {
    Object listed = entry.getValue("modes");
    if (listed == null) {
      return Set.of(Mode.HTTP);
    }
    Set<Mode> modes = new LinkedHashSet<>();
    if (listed instanceof JsonArray array) {
      array.forEach(one -> Mode.of(String.valueOf(one)).ifPresent(modes::add));
    }
    if (modes.isEmpty() || !(listed instanceof JsonArray array) || modes.size() != array.size()) {
      problem("modes", "has to be a list of http, stream, poll");
    }
    return modes;
  }

  private Optional<Duration> replayWindow() {
    return "never".equals(entry.getValue("replayWindow"))
        ? Optional.empty()
        : Optional.of(duration("replayWindow", Duration.ofHours(1)));
  }

  private Duration duration(String key, Duration standard) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return standard;
    }
    Matcher parts = DURATION.matcher(text.get());
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      problem(
          key,
          "has to be a number above 0 and s, m, h or d, such as 90m"
              + (key.equals("replayWindow") ? ", or never" : ""));
      return standard;
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private String address(String key, String standard) {
    String text = text(key).orElse(standard);
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (URISyntaxException e) {
      // Said below, together with addresses of another kind.
    }
    problem(key, "has to be an address such as " + standard);
    return standard;
  }

  private int whole(String key, int standard) {
    Object value = entry.getValue(key);
    if (value == null) {
      return standard;
    }
    if (value instanceof Integer number && number >= 1 && number <= QUOTA_MAX) {
      return number;
    }
    problem(key, "has to be a whole number from 1 to " + QUOTA_MAX);
    return standard;
  }

  private List<String> users() {
    Object listed = entry.getValue("users");
    if (listed == null) {
      return List.of();
    }
    List<String> users = new ArrayList<>();
    if (listed instanceof JsonArray array && array.size() <= USERS_MAX) {
      array.forEach(user -> plain(user).ifPresent(users::add));
      if (users.size() == array.size()) {
        return users;
      }
    }
    problem("users", "has to be a list of at most " + USERS_MAX + " user ids");
    return List.of();
  }

  private String required(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty() && entry.getValue(key) == null) {
      problem(key, "is missing");
    }
    return text.orElse("");
  }

  private Optional<String> text(String key) {
    Object value = entry.getValue(key);
    Optional<String> text = plain(value);
    if (value != null && text.isEmpty()) {
      problem(key, "has to be a text of 1 to " + TEXT_MAX_CHARS + " characters, best in quotes");
    }
    return text;
  }

  /** A text; or digits, which YAML takes for a number where nobody put quotes around them. */
  private static Optional<String> plain(Object value) {
    boolean digits =
        value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    if (!digits && !(value instanceof String)) {
      return Optional.empty();
    }
    return Optional.of(value.toString().strip())
        .filter(text -> !text.isEmpty() && text.length() <= TEXT_MAX_CHARS);
  }
}
