package org.rollcall.gateway.cli;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.device.Adapters;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.gateway.ingest.MonthSettings;
import org.rollcall.gateway.ingest.mqtt.MqttSettings;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.security.PrivacySettings;
import org.rollcall.gateway.security.Retention;
import org.rollcall.gateway.security.RetentionClass;
import org.rollcall.gateway.security.SecuritySettings;

/**
 * Reads the settings: defaults, then one YAML file, then {@code ROLLCALL_…} of the environment
 * ({@code ingest.staleAfter} is {@code ROLLCALL_INGEST_STALE_AFTER}), then the command line. All
 * problems are reported together; an unknown key in the file is one.
 */
final class SettingsReader {
  private static final String ENVIRONMENT_PREFIX = "ROLLCALL_";
  private static final String ADMIN_TOKEN = "ROLLCALL_ADMIN_TOKEN";
  private static final int PORT_MAX = 65_535;
  private static final int MINUTES_MAX = 1_440;
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|m|h|d)");

  /** Every key and its default. The names are the contract with whoever runs a gateway. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("data", "data"),
          Map.entry("bind.host", "0.0.0.0"),
          Map.entry("http.port", "8080"),
          Map.entry("device.port", "8081"),
          Map.entry("mqtt.port", Integer.toString(MqttSettings.PORT)),
          Map.entry("mqtt.broker", "embedded"),
          Map.entry("mqtt.username", ""),
          Map.entry("mqtt.password", ""),
          Map.entry("mqtt.shareGroup", ""),
          Map.entry("mqtt.caFile", ""),
          Map.entry("ingest.staleAfter", "95d"),
          Map.entry("ingest.futureTolerance", "5m"),
          Map.entry("ingest.burst", "120s"),
          Map.entry("security.sessionIdle", "30m"),
          Map.entry("security.sessionLongest", "12h"),
          Map.entry("retention.accessLog", "1096d"),
          Map.entry("retention.signIns", "365d"),
          Map.entry("retention.sessions", "1d"),
          Map.entry("retention.tokens", "1096d"),
          Map.entry("retention.purges", "3653d"),
          Map.entry(
              "consent.purposes", "attendance, face-recognition, health-record, photos, research"),
          Map.entry("attendance.fullDayMinutes", "240"),
          Map.entry("attendance.halfDayMinutes", "120"),
          Map.entry("months.lockAfter", "never"),
          Map.entry("corrections.hintAfterDays", "14"));

  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> values = new TreeMap<>(DEFAULTS);
  private final Map<String, List<JsonObject>> adapters = new TreeMap<>();

  private SettingsReader() {}

  /**
   * Reads everything.
   *
   * @param overrides what the command line says, by key
   * @throws SettingsException naming every problem
   */
  static Settings read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    SettingsReader reader = new SettingsReader();
    file.ifPresent(reader::readFile);
    reader.readEnvironment(environment);
    reader.values.putAll(overrides);
    return reader.settings(Optional.ofNullable(environment.get(ADMIN_TOKEN)));
  }

  /** How a key is written in the environment. */
  static String environmentName(String key) {
    return ENVIRONMENT_PREFIX
        + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private void readFile(Path file) {
    try {
      JsonNode tree = YAML.readTree(Files.readString(file));
      if (tree.isObject()) {
        flatten(file, "", tree);
      } else if (!tree.isMissingNode() && !tree.isNull()) {
        problems.add(file + " holds no settings: write them as key: value");
      }
    } catch (IOException e) {
      problems.add(file + " can't be read: " + e.getMessage());
    }
  }

  private void flatten(Path file, String prefix, JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              String key = prefix + field.getKey();
              Optional<DeviceAdapter> adapter = adapter(key);
              if (adapter.isPresent()) {
                readAdapter(file, adapter.get(), field.getValue());
              } else if (field.getValue().isObject()) {
                flatten(file, key + ".", field.getValue());
              } else if (DEFAULTS.containsKey(key)) {
                values.put(key, field.getValue().asText());
              } else {
                problems.add(file + ": unknown key " + key);
              }
            });
  }

  /** The list that stands under the name of a protocol; what it means is the adapter's to say. */
  private void readAdapter(Path file, DeviceAdapter adapter, JsonNode list) {
    String protocol = adapter.protocol();
    List<JsonObject> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      if (list.isArray() && entry.isObject()) {
        entries.add(new JsonObject(entry.toString()));
      }
    }
    if (!list.isArray() || entries.size() < list.size()) {
      problems.add(file + ": " + protocol + " is a list; begin each entry with \"- \"");
      return;
    }
    adapter.configure(entries).forEach(problem -> problems.add(file + ": " + problem));
    adapters.put(protocol, entries);
  }

  private static Optional<DeviceAdapter> adapter(String protocol) {
    return Adapters.all().stream().filter(one -> one.protocol().equals(protocol)).findFirst();
  }

  private void readEnvironment(Map<String, String> environment) {
    for (String key : DEFAULTS.keySet()) {
      Optional.ofNullable(environment.get(environmentName(key)))
          .ifPresent(value -> values.put(key, value));
    }
  }

  private Settings settings(Optional<String> adminToken) {
    Optional<Optional<Duration>> stale =
        parse(
            "ingest.staleAfter",
            t -> t.equals("never") ? Optional.empty() : Optional.of(positive(duration(t))));
    Optional<Duration> future = parse("ingest.futureTolerance", SettingsReader::duration);
    Optional<Duration> burst = parse("ingest.burst", SettingsReader::duration);
    Optional<Integer> full = parse("attendance.fullDayMinutes", t -> whole(t, 1, MINUTES_MAX));
    Optional<Integer> half =
        parse("attendance.halfDayMinutes", t -> whole(t, 1, full.orElse(MINUTES_MAX)));
    Optional<Integer> http = parse("http.port", t -> whole(t, 0, PORT_MAX));
    Optional<Integer> device = parse("device.port", t -> whole(t, 0, PORT_MAX));
    Optional<MqttSettings> mqtt = mqtt();
    Optional<Optional<Period>> lockAfter = parse("months.lockAfter", SettingsReader::days);
    Optional<Integer> hint = parse("corrections.hintAfterDays", t -> whole(t, 1, 31));
    Optional<SecuritySettings> security = security();
    if (problems.isEmpty()) {
      try {
        return new Settings(
            Path.of(text("data")),
            text("bind.host"),
            http.orElseThrow(),
            device.orElseThrow(),
            mqtt.orElseThrow(),
            new Parameters(
                stale.orElseThrow(),
                future.orElseThrow(),
                burst.orElseThrow(),
                full.orElseThrow(),
                half.orElseThrow()),
            new MonthSettings(lockAfter.orElseThrow(), hint.orElseThrow()),
            security.orElseThrow(),
            adapters,
            adminToken);
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    throw new SettingsException(problems);
  }

  private Optional<SecuritySettings> security() {
    Optional<Duration> idle = parse("security.sessionIdle", t -> positive(duration(t)));
    Optional<Duration> longest = parse("security.sessionLongest", t -> positive(duration(t)));
    Optional<PrivacySettings> privacy = privacy();
    return idle.isPresent() && longest.isPresent() && privacy.isPresent()
        ? Optional.of(new SecuritySettings(idle.get(), longest.get(), privacy.get()))
        : Optional.empty();
  }

  private Optional<PrivacySettings> privacy() {
    Map<RetentionClass, Duration> kept = new EnumMap<>(RetentionClass.class);
    for (RetentionClass one : RetentionClass.values()) {
      parse("retention." + one.code(), t -> one.requireLong(duration(t)))
          .ifPresent(duration -> kept.put(one, duration));
    }
    Optional<Set<String>> purposes = parse("consent.purposes", PrivacySettings::purposes);
    return kept.size() == RetentionClass.values().length && purposes.isPresent()
        ? Optional.of(new PrivacySettings(new Retention(kept), purposes.get()))
        : Optional.empty();
  }

  private Optional<MqttSettings> mqtt() {
    Optional<Integer> port = parse("mqtt.port", t -> whole(t, 0, PORT_MAX));
    Optional<Optional<URI>> broker = parse("mqtt.broker", MqttSettings::broker);
    Optional<Optional<String>> group = parse("mqtt.shareGroup", SettingsReader::shareGroup);
    Optional<Optional<Path>> caFile = parse("mqtt.caFile", MqttSettings::caFile);
    if (port.isEmpty() || broker.isEmpty() || group.isEmpty() || caFile.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MqttSettings(
            port.get(),
            broker.get(),
            written("mqtt.username"),
            written("mqtt.password"),
            group.get(),
            caFile.get()));
  }

  private Optional<String> written(String key) {
    return Optional.of(text(key)).filter(text -> !text.isEmpty());
  }

  private static Optional<String> shareGroup(String text) {
    if (text.matches(".*[/+#\\s].*")) {
      throw new IllegalArgumentException("write a name without blanks and / + #");
    }
    return Optional.of(text).filter(group -> !group.isEmpty());
  }

  private String text(String key) {
    return values.getOrDefault(key, "");
  }

  private <T> Optional<T> parse(String key, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text(key).trim()));
    } catch (IllegalArgumentException e) {
      String quoted = text(key).replaceAll("//[^/]*@", "//***@");
      problems.add(key + ": \"" + quoted + "\" can't be used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static int whole(String text, int min, int max) {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
      throw new IllegalArgumentException("write a whole number from " + min + " to " + max);
    }
    return Integer.parseInt(text);
  }

  private static Duration positive(Duration duration) {
    if (duration.isZero()) {
      throw new IllegalArgumentException("write more than 0, or never");
    }
    return duration;
  }

  private static Optional<Period> days(String text) {
    if (text.equals("never")) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,3}\\s*d")) {
      throw new IllegalArgumentException("write a number of days, for instance 20d, or never");
    }
    return Optional.of(Period.ofDays(Integer.parseInt(text.replaceAll("\\D", ""))));
  }

  private static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("write a number and s, m, h or d, for instance 5m");
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
