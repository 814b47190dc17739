package org.rollcall.device.zkteco.pull;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.device.DeviceKey;

/**
 * The terminals to be read, from the settings, and everything that is wrong with them.
 *
 * @param problems each names the entry and the key; the comm key is never quoted
 */
record PullSettings(List<PullTarget> targets, List<String> problems) {
  static final int TERMINALS_MAX = 500;

  private static final Set<String> KEYS =
      Set.of(
          "serial", "host", "port", "transport", "commKey", "every", "disableWhileReading", "live");
  private static final int HOST_MAX_CHARS = 253;
  private static final int PORT_DEFAULT = 4370;
  private static final int PORT_MAX = 65_535;
  private static final Duration EVERY_MAX = Duration.ofDays(1);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|m|h|d)");

  PullSettings {
    targets = List.copyOf(targets);
    problems = List.copyOf(problems);
  }

  static PullSettings read(List<JsonObject> entries) {
    List<PullTarget> targets = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> serials = new HashSet<>();
    if (entries.size() > TERMINALS_MAX) {
      problems.add("zkteco has " + entries.size() + " entries, more than " + TERMINALS_MAX);
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = new Entry("zkteco[" + i + "].", entries.get(i), problems);
      PullTarget target = entry.target();
      if (!target.serial().isEmpty() && !serials.add(target.serial())) {
        problems.add("zkteco[" + i + "].serial: " + target.serial() + " is there twice");
      }
      targets.add(target);
    }
    return new PullSettings(problems.isEmpty() ? targets : List.of(), problems);
  }

  /** One entry of the list while it is read. Whatever is wrong adds to the problems. */
  private record Entry(String path, JsonObject json, List<String> problems) {

    PullTarget target() {
      json.fieldNames().stream()
          .filter(key -> !KEYS.contains(key))
          .forEach(key -> problems.add(path + key + " is an unknown key"));
      return new PullTarget(
          serial(),
          host(),
          (int) number("port", PORT_DEFAULT, 1, PORT_MAX, true),
          transport(),
          number("commKey", 0, 0, CommKey.KEY_MAX, false),
          every(),
          flag("disableWhileReading"),
          flag("live"));
    }

    private String serial() {
      if (json.getValue("serial") instanceof String text && DeviceKey.isSerial(text)) {
        return text;
      }
      problems.add(path + "serial: write the serial number as on the housing, in quotes");
      return "";
    }

    private String host() {
      if (json.getValue("host") instanceof String text
          && !text.isBlank()
          && text.length() <= HOST_MAX_CHARS) {
        return text.strip();
      }
      problems.add(path + "host: write the terminal's address");
      return "";
    }

    private Transport transport() {
      String text = String.valueOf(json.getValue("transport", "tcp")).toLowerCase(Locale.ROOT);
      if (text.equals("udp")) {
        return Transport.UDP;
      }
      if (!text.equals("tcp")) {
        problems.add(path + "transport: write tcp or udp");
      }
      return Transport.TCP;
    }

    private Duration every() {
      String text = String.valueOf(json.getValue("every", "15m")).strip();
      Optional<Duration> every =
          duration(text).filter(d -> !d.isZero() && d.compareTo(EVERY_MAX) <= 0);
      if (every.isEmpty()) {
        problems.add(path + "every: write a number and s, m or h, from 1s to 24h");
      }
      return every.orElse(EVERY_MAX);
    }

    private long number(String key, long otherwise, long min, long max, boolean quoted) {
      Object value = json.getValue(key, otherwise);
      String text = String.valueOf(value);
      if (text.matches("\\d{1,10}") && Long.parseLong(text) >= min && Long.parseLong(text) <= max) {
        return Long.parseLong(text);
      }
      problems.add(
          path
              + key
              + ": "
              + (quoted ? "\"" + text + "\" can't be used; " : "")
              + "write a whole number from "
              + min
              + " to "
              + max);
      return otherwise;
    }

    private boolean flag(String key) {
      Object value = json.getValue(key, false);
      if (value instanceof Boolean flag) {
        return flag;
      }
      problems.add(path + key + ": write true or false");
      return false;
    }

    private static Optional<Duration> duration(String text) {
      Matcher parts = DURATION.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      long amount = Long.parseLong(parts.group(1));
      return Optional.of(
          switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          });
    }
  }
}
