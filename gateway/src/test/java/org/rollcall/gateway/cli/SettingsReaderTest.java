package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.gateway.ingest.MonthSettings;
import org.rollcall.gateway.ingest.mqtt.MqttSettings;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.security.PrivacySettings;
import org.rollcall.gateway.security.Retention;
import org.rollcall.gateway.security.RetentionClass;
import org.rollcall.gateway.security.SecuritySettings;

/** Settings: what there is by default, how each is set, and what is said of wrong ones. */
class SettingsReaderTest {
  private static final Settings FULL =
      new Settings(
          Path.of("/var/lib/rollcall"),
          "127.0.0.1",
          9080,
          9081,
          new MqttSettings(
              9082,
              Optional.of(URI.create("ssl://broker:8883")),
              Optional.of("rollcall"),
              Optional.of("a-secret"),
              Optional.of("gateways"),
              Optional.empty()),
          new Parameters(
              Optional.of(Duration.ofDays(30)),
              Duration.ofSeconds(90),
              Duration.ofMinutes(1),
              300,
              150),
          new MonthSettings(Optional.of(Period.ofDays(20)), 10),
          new SecuritySettings(
              Duration.ofMinutes(10),
              Duration.ofHours(8),
              new PrivacySettings(
                  new Retention(
                      Map.of(
                          RetentionClass.ACCESS_LOG,
                          Duration.ofDays(2000),
                          RetentionClass.SIGN_INS,
                          Duration.ofDays(200),
                          RetentionClass.SESSIONS,
                          Duration.ofHours(1),
                          RetentionClass.TOKENS,
                          Duration.ofDays(300),
                          RetentionClass.PURGES,
                          Duration.ofDays(1500))),
                  Set.of("attendance", "x-ray"))),
          Map.of(),
          Optional.empty());

  @TempDir private Path folder;

  @Test
  void hasADefaultForEverything() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new Settings(
                Path.of("data"),
                "0.0.0.0",
                8080,
                8081,
                MqttSettings.embedded(1883),
                Parameters.standard(),
                MonthSettings.STANDARD,
                SecuritySettings.standard(),
                Map.of(),
                Optional.empty()));
  }

  @Test
  void takesEverythingFromTheFile() throws IOException {
    assertThat(
            readFile(
                """
                data: /var/lib/rollcall
                bind: {host: 127.0.0.1}
                http: {port: 9080}
                device:
                  port: 9081
                mqtt:
                  port: 9082
                  broker: ssl://broker:8883
                  username: rollcall
                  password: a-secret
                  shareGroup: gateways
                security: {sessionIdle: 10m, sessionLongest: 8h}
                retention: {accessLog: 2000d, signIns: 200d, sessions: 1h, tokens: 300d, purges: 1500d}
                consent: {purposes: "attendance, x-ray"}
                ingest: {staleAfter: 30d, futureTolerance: 90s, burst: 1m}
                attendance:
                  fullDayMinutes: 300
                  halfDayMinutes: 150
                months: {lockAfter: 20d}
                corrections: {hintAfterDays: 10}
                """))
        .isEqualTo(FULL);
  }

  @Test
  void takesEverythingFromTheEnvironment() {
    assertThat(
            read(
                Map.ofEntries(
                    Map.entry("ROLLCALL_DATA", "/var/lib/rollcall"),
                    Map.entry("ROLLCALL_BIND_HOST", "127.0.0.1"),
                    Map.entry("ROLLCALL_HTTP_PORT", "9080"),
                    Map.entry("ROLLCALL_DEVICE_PORT", "9081"),
                    Map.entry("ROLLCALL_MQTT_PORT", "9082"),
                    Map.entry("ROLLCALL_MQTT_BROKER", "ssl://broker:8883"),
                    Map.entry("ROLLCALL_MQTT_USERNAME", "rollcall"),
                    Map.entry("ROLLCALL_MQTT_PASSWORD", "a-secret"),
                    Map.entry("ROLLCALL_MQTT_SHARE_GROUP", "gateways"),
                    Map.entry("ROLLCALL_SECURITY_SESSION_IDLE", "10m"),
                    Map.entry("ROLLCALL_SECURITY_SESSION_LONGEST", "8h"),
                    Map.entry("ROLLCALL_RETENTION_ACCESS_LOG", "2000d"),
                    Map.entry("ROLLCALL_RETENTION_SIGN_INS", "200d"),
                    Map.entry("ROLLCALL_RETENTION_SESSIONS", "1h"),
                    Map.entry("ROLLCALL_RETENTION_TOKENS", "300d"),
                    Map.entry("ROLLCALL_RETENTION_PURGES", "1500d"),
                    Map.entry("ROLLCALL_CONSENT_PURPOSES", "attendance,x-ray"),
                    Map.entry("ROLLCALL_INGEST_STALE_AFTER", "30d"),
                    Map.entry("ROLLCALL_INGEST_FUTURE_TOLERANCE", "90s"),
                    Map.entry("ROLLCALL_INGEST_BURST", "60s"),
                    Map.entry("ROLLCALL_ATTENDANCE_FULL_DAY_MINUTES", "300"),
                    Map.entry("ROLLCALL_ATTENDANCE_HALF_DAY_MINUTES", "150"),
                    Map.entry("ROLLCALL_MONTHS_LOCK_AFTER", "20d"),
                    Map.entry("ROLLCALL_CORRECTIONS_HINT_AFTER_DAYS", "10"))))
        .isEqualTo(FULL);
  }

  @Test
  void letsTheEnvironmentWinOverTheFileAndTheCommandLineOverBoth() throws IOException {
    Path file = file("http: {port: 1}\ndevice: {port: 2}\nbind: {host: a}\n");
    Settings settings =
        SettingsReader.read(
            Optional.of(file),
            Map.of("ROLLCALL_HTTP_PORT", "3", "ROLLCALL_DEVICE_PORT", "4"),
            Map.of("device.port", "5"));
    assertThat(settings.bindHost()).isEqualTo("a");
    assertThat(settings.httpPort()).isEqualTo(3);
    assertThat(settings.devicePort()).isEqualTo(5);
  }

  @Test
  void takesTheTokenFromTheEnvironmentOnlyAndNeverShowsIt() {
    Settings settings = read(Map.of("ROLLCALL_ADMIN_TOKEN", "a-secret-of-24-characters"));
    assertThat(settings.adminToken()).contains("a-secret-of-24-characters");
    assertThat(settings.toString()).doesNotContain("a-secret").contains("***");
    assertThatThrownBy(() -> readFile("adminToken: a-secret-of-24-characters"))
        .hasMessageContaining("unknown key adminToken")
        .hasMessageNotContaining("a-secret");
  }

  @Test
  void neverShowsThePasswordOfTheBroker() {
    assertThat(FULL.toString())
        .contains("ssl://broker:8883 as rollcall")
        .doesNotContain("a-secret");
    assertThatThrownBy(() -> readFile("mqtt: {broker: 'tcp://me:a-secret@broker:1883'}"))
        .hasMessageContaining("mqtt.broker")
        .hasMessageNotContaining("a-secret");
  }

  @Test
  void trustsTheAuthoritiesOfAFileAndSaysWhereThereAreNone() throws Exception {
    Path authority =
        Path.of(Objects.requireNonNull(getClass().getResource("authority.pem")).toURI());
    assertThat(read(Map.of("ROLLCALL_MQTT_CA_FILE", authority.toString())).mqtt().caFile())
        .contains(authority);
    Path empty = Files.writeString(folder.resolve("empty.pem"), "no certificate\n");
    for (Path useless : List.of(empty, folder.resolve("missing.pem"), folder)) {
      assertThatThrownBy(() -> read(Map.of("ROLLCALL_MQTT_CA_FILE", useless.toString())))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("mqtt.caFile");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "broker", "mqtt://a:1", "tcp://a", "tcp://a:0", "tcp://:1883", "tcp:/ "})
  void refusesWhatIsNoBroker(String text) {
    assertThatThrownBy(() -> read(Map.of("ROLLCALL_MQTT_BROKER", text)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("mqtt.broker");
  }

  @Test
  void neverQuarantinesAgeWhereSomebodySaysNever() throws IOException {
    assertThat(readFile("ingest: {staleAfter: never}").parameters().staleAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"accessLog,1095d,1096d", "signIns,182d,183d", "tokens,0d,183d", "purges,1d,1096d"})
  void keepsNothingShorterThanTheLawAsks(String one, String text, String least) {
    String name = SettingsReader.environmentName("retention." + one);
    assertThatThrownBy(() -> read(Map.of(name, text)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(
            "retention.%s: \"%s\" can't be used: %s is kept for %s at least"
                .formatted(one, text, one, least));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Photos", "a,,b", "two words", "an-entire-sentence-is-no-purpose-here"})
  void refusesWhatIsNoPurpose(String text) {
    assertThatThrownBy(() -> read(Map.of("ROLLCALL_CONSENT_PURPOSES", text)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("consent.purposes");
  }

  @ParameterizedTest
  @CsvSource({"0s,PT0S", "120s,PT2M", "5m,PT5M", "36h,PT36H", "2 d,PT48H"})
  void readsDurations(String text, Duration expected) {
    assertThat(read(Map.of("ROLLCALL_INGEST_BURST", text)).parameters().burst())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "5.5h", "5w", "PT5M", "9999999d", "never"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> read(Map.of("ROLLCALL_INGEST_BURST", text)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("ingest.burst: \"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json: [{a: 1}]|json has no settings",
        "json: {a: 1}|json is a list; begin each entry with",
        "json: [one]|json is a list; begin each entry with",
        "jsonn: [{a: 1}]|unknown key jsonn"
      })
  void letsAdaptersSayWhatIsWrongWithTheirPart(String text, String problem) {
    assertThatThrownBy(() -> readFile(text))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void reportsAllProblemsTogether() throws IOException {
    Path file =
        file(
            """
            http: {port: 65536}
            device: {port: eighty}
            ingest: {staleAfter: 0d, futureTolerance: soon, bursts: 2m}
            attendance: {fullDayMinutes: 100, halfDayMinutes: 200}
            mqtt:
              brocker: embedded
            """);
    assertThatThrownBy(() -> SettingsReader.read(Optional.of(file), Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).lines())
                    .hasSize(7)
                    .anyMatch(line -> line.contains("unknown key ingest.bursts"))
                    .anyMatch(line -> line.contains("unknown key mqtt.brocker"))
                    .anyMatch(line -> line.contains("http.port: \"65536\""))
                    .anyMatch(line -> line.contains("device.port: \"eighty\""))
                    .anyMatch(line -> line.contains("ingest.staleAfter: \"0d\""))
                    .anyMatch(line -> line.contains("ingest.futureTolerance: \"soon\""))
                    .anyMatch(line -> line.contains("attendance.halfDayMinutes")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n- b\n", "just text\n", "a: [\n", "http: 8080\n", "http:\n"})
  void stopsAtAFileThatIsNoMapOfKnownKeys(String text) {
    assertThatThrownBy(() -> readFile(text)).isInstanceOf(SettingsException.class);
  }

  @Test
  void stopsAtAKeyThatStandsTwice() {
    assertThatThrownBy(() -> readFile("data: a\ndata: b\n"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a remark\n", "---\n"})
  void takesAnEmptyFileForNoSettings(String text) throws IOException {
    assertThat(readFile(text)).isEqualTo(read(Map.of()));
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> SettingsReader.read(Optional.of(missing), Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("missing.yaml");
  }

  @Test
  void writesKeysAsTheEnvironmentDoes() {
    assertThat(SettingsReader.environmentName("ingest.staleAfter"))
        .isEqualTo("ROLLCALL_INGEST_STALE_AFTER");
  }

  private static Settings read(Map<String, String> environment) {
    return SettingsReader.read(Optional.empty(), environment, Map.of());
  }

  private Settings readFile(String text) throws IOException {
    return SettingsReader.read(Optional.of(file(text)), Map.of(), Map.of());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("rollcall.yaml"), text);
  }
}
