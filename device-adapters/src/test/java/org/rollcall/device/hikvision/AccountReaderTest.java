package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountReaderTest {

  @Test
  void fillsInWhatIsLeftOut() {
    AccountReader reader = new AccountReader(List.of(settings()));

    assertThat(reader.problems()).isEmpty();
    assertThat(reader.accounts())
        .containsExactly(
            new TerminalAccount(
                "ASK00001",
                "10.0.0.9",
                80,
                false,
                "admin",
                "secret",
                true,
                true,
                AccountReader.EVERY_STANDARD,
                Optional.empty()));
  }

  @Test
  void takesEverythingThatIsSaid() {
    JsonObject settings =
        settings()
            .put("url", "https://door.example:8443/")
            .put("modes", new JsonArray(List.of("backfill")))
            .put("every", "2h")
            .put("listener", "http://10.0.0.1:8081/hikvision/a-token");

    assertThat(new AccountReader(List.of(settings)).accounts())
        .containsExactly(
            new TerminalAccount(
                "ASK00001",
                "door.example",
                8443,
                true,
                "admin",
                "secret",
                false,
                true,
                Duration.ofHours(2),
                Optional.of(URI.create("http://10.0.0.1:8081/hikvision/a-token"))));
  }

  @Test
  void namesEveryProblemAndNoSecret() {
    JsonObject bad =
        settings()
            .put("url", "http://admin:secret@10.0.0.9")
            .put("modes", new JsonArray(List.of("listen")))
            .put("every", "1s")
            .put("listener", "http://10.0.0.1/secret")
            .put("pasword", "secret");
    JsonObject empty = new JsonObject();

    List<String> problems =
        new AccountReader(List.of(bad, empty, settings(), settings())).problems();

    assertThat(problems)
        .containsExactly(
            "hikvision entry 1: unknown key pasword",
            "hikvision entry 1: url is not of the form http://address:port",
            "hikvision entry 1: modes is a list of stream and backfill",
            "hikvision entry 1: every is a time from 10s to 1d, such as 5m",
            "hikvision entry 1: listener is not of the form http://address:port/hikvision/token",
            "hikvision entry 2: serial is missing",
            "hikvision entry 2: url is missing",
            "hikvision entry 2: username is missing",
            "hikvision entry 2: password is missing",
            "hikvision entry 3: serial ASK00001 stands there twice",
            "hikvision entry 4: serial ASK00001 stands there twice");
    assertThat(problems.toString()).doesNotContain("secret");
    assertThat(new AccountReader(List.of(settings())).accounts().toString())
        .doesNotContain("secret", "admin");
  }

  private static JsonObject settings() {
    return new JsonObject()
        .put("serial", "ASK00001")
        .put("url", "http://10.0.0.9")
        .put("username", "admin")
        .put("password", "secret");
  }
}
