package org.rollcall.device.hikvision;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.DeviceKey;

/** Reads the settings of terminals that are asked for their events, and says what is wrong. */
final class AccountReader {
  static final int TERMINALS_MAX = 500;
  static final Duration EVERY_STANDARD = Duration.ofMinutes(5);
  static final Duration EVERY_MIN = Duration.ofSeconds(10);
  static final Duration EVERY_MAX = Duration.ofDays(1);

  private static final Set<String> KEYS =
      Set.of("serial", "url", "username", "password", "modes", "every", "listener");
  private static final String STREAM = "stream";
  private static final String BACKFILL = "backfill";
  private static final Pattern EVERY = Pattern.compile("(\\d{1,6})([smhd])");

  private final List<String> problems = new ArrayList<>();
  private final List<TerminalAccount> accounts = new ArrayList<>();
  private final Set<String> serials = new HashSet<>();

  AccountReader(List<JsonObject> settings) {
    if (settings.size() > TERMINALS_MAX) {
      problems.add("hikvision has more than " + TERMINALS_MAX + " entries");
      return;
    }
    for (int i = 0; i < settings.size(); i++) {
      read("hikvision entry " + (i + 1) + ": ", settings.get(i));
    }
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** The terminals whose settings are right. */
  List<TerminalAccount> accounts() {
    return List.copyOf(accounts);
  }

  private void read(String entry, JsonObject settings) {
    int before = problems.size();
    settings.fieldNames().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> problems.add(entry + "unknown key " + key));
    String serial = text(entry, settings, "serial");
    if (!serial.isEmpty() && !DeviceKey.isSerial(serial)) {
      problems.add(entry + "serial is no serial number");
    } else if (!serial.isEmpty() && !serials.add(serial)) {
      problems.add(entry + "serial " + serial + " stands there twice");
    }
    Optional<URI> url = url(entry, text(entry, settings, "url"));
    String username = text(entry, settings, "username");
    String password = text(entry, settings, "password");
    Set<String> modes = modes(entry, settings.getValue("modes"));
    Duration every = every(entry, settings.getValue("every"));
    Optional<URI> listener = listener(entry, settings.getValue("listener"));
    if (problems.size() > before || url.isEmpty()) {
      return;
    }
    accounts.add(
        new TerminalAccount(
            serial,
            url.get().getHost(),
            HttpHost.port(url.get()),
            HttpHost.isEncrypted(url.get()),
            username,
            password,
            modes.contains(STREAM),
            modes.contains(BACKFILL),
            every,
            listener));
  }

  private String text(String entry, JsonObject settings, String key) {
    Object value = settings.getValue(key);
    String text = value == null ? "" : value.toString().strip();
    if (text.isEmpty() || value instanceof JsonObject || value instanceof JsonArray) {
      problems.add(entry + key + " is missing");
      return "";
    }
    return text;
  }

  private Optional<URI> url(String entry, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> url = http(text).filter(u -> u.getPath().isEmpty() || u.getPath().equals("/"));
    if (url.isEmpty()) {
      problems.add(entry + "url is not of the form http://address:port");
    }
    return url;
  }

  private Optional<URI> listener(String entry, @Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    Optional<URI> url =
        http(value.toString()).filter(u -> u.getPath().startsWith(HikvisionAdapter.PATH + "/"));
    if (url.isEmpty()) {
      problems.add(
          entry
              + "listener is not of the form http://address:port"
              + HikvisionAdapter.PATH
              + "/token");
    }
    return url;
  }

  /** An address without a user; what is wrong with another is never quoted, it may be secret. */
  private static Optional<URI> http(String text) {
    try {
      URI url = new URI(text.strip());
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      return Set.of("http", "https").contains(scheme)
              && url.getHost() != null
              && url.getUserInfo() == null
              && url.getPath() != null
          ? Optional.of(url)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Set<String> modes(String entry, @Nullable Object value) {
    if (value == null) {
      return Set.of(STREAM, BACKFILL);
    }
    Set<String> modes = new HashSet<>();
    if (value instanceof JsonArray array) {
      array.forEach(mode -> modes.add(String.valueOf(mode)));
    }
    if (modes.isEmpty() || !Set.of(STREAM, BACKFILL).containsAll(modes)) {
      problems.add(entry + "modes is a list of stream and backfill");
    }
    return modes;
  }

  private Duration every(String entry, @Nullable Object value) {
    Matcher matcher = EVERY.matcher(value == null ? "" : value.toString());
    if (value == null) {
      return EVERY_STANDARD;
    }
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      Duration every =
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          };
      if (every.compareTo(EVERY_MIN) >= 0 && every.compareTo(EVERY_MAX) <= 0) {
        return every;
      }
    }
    problems.add(entry + "every is a time from 10s to 1d, such as 5m");
    return EVERY_STANDARD;
  }
}
