package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.journal.Parameters;

/** Where settings come from, which wins, and that nothing wrong is passed over. */
final class SettingsReaderTest {
  @TempDir private Path folder;

  @Test
  void hasADefaultForEverything() {
    Settings settings = SettingsReader.read(Optional.empty(), Map.of(), Map.of());
    assertThat(settings)
        .isEqualTo(
            new Settings(
                Path.of("data"), "0.0.0.0", 8080, 8081, Parameters.standard(), Optional.empty()));
  }

  @Test
  void readsEveryKeyFromTheFile() throws IOException {
    Settings settings =
        read(
            """
            data: /srv/rollcall
            bind:
              host: 127.0.0.1
            http:
              port: 9080
            device:
              port: 9081
            ingest:
              staleAfter: never
              futureTolerance: 90s
              burst: 3m
            attendance:
              fullDayMinutes: 300
              halfDayMinutes: 150
            """,
            Map.of(),
            Map.of());
    assertThat(settings)
        .isEqualTo(
            new Settings(
                Path.of("/srv/rollcall"),
                "127.0.0.1",
                9080,
                9081,
                new Parameters(
                    Optional.empty(), Duration.ofSeconds(90), Duration.ofMinutes(3), 300, 150),
                Optional.empty()));
  }

  @Test
  void letsTheEnvironmentWinOverTheFileAndTheCommandLineOverBoth() throws IOException {
    Settings settings =
        read(
            "http: {port: 1}\ndevice: {port: 1}\nbind: {host: file}\n",
            Map.of(
                "ROLLCALL_HTTP_PORT",
                "2",
                "ROLLCALL_DEVICE_PORT",
                "2",
                "ROLLCALL_ADMIN_TOKEN",
                "t"),
            Map.of("http.port", "3"));
    assertThat(settings.httpPort()).isEqualTo(3);
    assertThat(settings.devicePort()).isEqualTo(2);
    assertThat(settings.bindHost()).isEqualTo("file");
    assertThat(settings.adminToken()).contains("t");
  }

  @Test
  void writesAKeyOfTheEnvironmentInCapitals() {
    assertThat(SettingsReader.environmentName("ingest.staleAfter"))
        .isEqualTo("ROLLCALL_INGEST_STALE_AFTER");
  }

  @Test
  void reportsAllProblemsTogether() {
    assertThatThrownBy(
            () ->
                read(
                    "http: {port: many, prot: 1}\ningest: {burst: soon}\nbord: {}\n",
                    Map.of(),
                    Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("unknown key http.prot")
        .hasMessageContaining("unknown key bord")
        .hasMessageContaining("http.port: \"many\"")
        .hasMessageContaining("ingest.burst: \"soon\" can't be used: write a number and s, m, h");
  }

  @Test
  void refusesValuesThatCannotBeMeant() {
    assertThatThrownBy(() -> read("http: {port: 70000}", Map.of(), Map.of()))
        .hasMessageContaining("http.port must be 0 to 65535, not 70000");
    assertThatThrownBy(() -> read("attendance: {halfDayMinutes: 500}", Map.of(), Map.of()))
        .hasMessageContaining("1 ≤ half ≤ full");
  }

  @Test
  void saysWhenAFileHoldsNoSettings() {
    assertThatThrownBy(() -> read("- a\n- list\n", Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("settings.yaml");
    assertThatThrownBy(() -> read("http: {port", Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("settings.yaml");
    assertThatThrownBy(
            () -> SettingsReader.read(Optional.of(folder.resolve("none.yaml")), Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("none.yaml");
  }

  @Test
  void takesAnEmptyFileOrSectionForDefaults() throws IOException {
    assertThat(read("http:\n", Map.of(), Map.of()).httpPort()).isEqualTo(8080);
    assertThat(read("", Map.of(), Map.of()).httpPort()).isEqualTo(8080);
    assertThat(read("# nothing yet\n", Map.of(), Map.of()).httpPort()).isEqualTo(8080);
  }

  @Test
  void keepsTheTokenOutOfWhatIsLogged() {
    Settings settings =
        SettingsReader.read(
            Optional.empty(), Map.of("ROLLCALL_ADMIN_TOKEN", "very-secret"), Map.of());
    assertThat(settings.toString()).doesNotContain("very-secret").contains("adminToken=***");
  }

  private Settings read(String yaml, Map<String, String> environment, Map<String, String> overrides)
      throws IOException {
    Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
    return SettingsReader.read(Optional.of(file), environment, overrides);
  }
}
