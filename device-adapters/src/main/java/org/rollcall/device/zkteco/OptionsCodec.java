package org.rollcall.device.zkteco;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.DeviceEvent.Described;

/**
 * What a terminal says of itself: one line {@code ~Key=value,Key=value} ({@code table=options} and
 * {@code /registry}), or one {@code Key=value} per line (the answer to {@code INFO}). Passwords and
 * keys among it are not taken over.
 */
final class OptionsCodec {
  static final int VALUE_MAX_CHARS = 200;
  private static final int KEY_MAX_CHARS = 64;

  private static final Set<String> FIRMWARE = Set.of("fwversion", "firmver");
  private static final Set<String> SECRETS = Set.of("passw", "pwd", "comkey", "commkey", "authkey");

  private OptionsCodec() {}

  /** Values may hold commas: a part without {@code =} belongs to the value before it. */
  static Described decodeList(String line) {
    Map<String, String> properties = new LinkedHashMap<>();
    int start = 0;
    while (start < line.length()) {
      int end = line.indexOf(',', start);
      while (end >= 0 && !startsPair(line, end + 1)) {
        end = line.indexOf(',', end + 1);
      }
      end = end < 0 ? line.length() : end;
      put(properties, line.substring(start, end));
      start = end + 1;
    }
    return described(properties);
  }

  static Described decodeLines(Iterable<String> lines) {
    Map<String, String> properties = new LinkedHashMap<>();
    lines.forEach(line -> put(properties, line));
    return described(properties);
  }

  private static boolean startsPair(String line, int from) {
    int comma = line.indexOf(',', from);
    int equals = line.indexOf('=', from);
    return from >= line.length() || (equals >= 0 && (comma < 0 || equals < comma));
  }

  private static void put(Map<String, String> properties, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1 || equals > KEY_MAX_CHARS || properties.size() == Described.PROPERTIES_MAX) {
      return;
    }
    String key = pair.substring(0, equals).strip();
    String value = pair.substring(equals + 1).strip();
    if (!key.isEmpty() && !value.isEmpty() && !isSecret(key)) {
      properties.putIfAbsent(key, value.substring(0, Math.min(value.length(), VALUE_MAX_CHARS)));
    }
  }

  private static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return SECRETS.stream().anyMatch(lower::contains);
  }

  private static Described described(Map<String, String> properties) {
    Optional<String> firmware =
        properties.entrySet().stream()
            .filter(property -> FIRMWARE.contains(bareKey(property.getKey())))
            .map(Map.Entry::getValue)
            .findFirst();
    return new Described(firmware, properties);
  }

  private static String bareKey(String key) {
    return (key.startsWith("~") ? key.substring(1) : key).toLowerCase(Locale.ROOT);
  }
}
