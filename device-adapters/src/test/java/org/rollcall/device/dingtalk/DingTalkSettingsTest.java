package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DingTalkSettingsTest {

  @Test
  void needsNoMoreThanTheConsoleShows() {
    Organisation organisation = Cloud.organisation(Cloud.entry());

    assertThat(organisation.modes()).containsExactly(Mode.HTTP);
    assertThat(organisation.replayWindow()).contains(Duration.ofHours(1));
    assertThat(organisation.apiBase()).isEqualTo("https://api.dingtalk.com");
    assertThat(organisation.oapiBase()).isEqualTo("https://oapi.dingtalk.com");
    assertThat(organisation.pushQuota()).isEqualTo(3_000);
    assertThat(organisation.callQuota()).isEqualTo(5_000);
    assertThat(organisation.pollEvery()).isEqualTo(Duration.ofHours(6));
    assertThat(organisation.users()).isEmpty();
  }

  @Test
  void takesEveryKey() {
    JsonObject entry =
        Cloud.entry("http", "stream", "poll")
            .put("replayWindow", "never")
            .put("apiBase", "http://127.0.0.1:1/")
            .put("oapiBase", "http://127.0.0.1:2")
            .put("pushQuota", 10)
            .put("callQuota", 20)
            .put("pollEvery", "90m")
            .put("users", new JsonArray(List.of("u1", 2)));

    assertThat(Cloud.organisation(entry))
        .isEqualTo(
            new Organisation(
                "town",
                Cloud.CORP_ID,
                Cloud.APP_KEY,
                "secretoftests",
                "tokenoftests",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
                Set.of(Mode.HTTP, Mode.STREAM, Mode.POLL),
                Optional.empty(),
                "http://127.0.0.1:1",
                "http://127.0.0.1:2",
                10,
                20,
                Duration.ofMinutes(90),
                List.of("u1", "2")));
  }

  @Test
  void takesDigitsThatNobodyPutInQuotes() {
    String digits = "1234567890123456789012345678901234567890123";

    Organisation organisation =
        Cloud.organisation(
            Cloud.entry().put("token", 123456).put("aesKey", new BigInteger(digits)));

    assertThat(organisation.token()).isEqualTo("123456");
    assertThat(organisation.aesKey()).isEqualTo(digits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org          | "a/b"                  | has to be 1 to 64 characters without a slash
          corpId       | "a b"                  | has to be printable characters
          appKey       | ""                     | has to be a text
          token        | true                   | has to be a text
          aesKey       | "short"                | has to be the 43 letters and digits
          aesKey       | "abcdefghijklmnopqrstuvwxyz0123456789ABCDE+/" | has to be the 43 letters and digits
          modes        | "http"                 | has to be a list of http, stream, poll
          modes        | ["http","fax"]         | has to be a list of http, stream, poll
          modes        | []                     | has to be a list of http, stream, poll
          replayWindow | "soon"                 | has to be a number above 0 and s, m, h or d, such as 90m, or never
          pollEvery    | "0h"                   | has to be a number above 0 and s, m, h or d
          apiBase      | "api.dingtalk.com"     | has to be an address such as https://api.dingtalk.com
          oapiBase     | "ftp://oapi.dingtalk.com" | has to be an address such as https://oapi.dingtalk.com
          pushQuota    | 0                      | has to be a whole number
          callQuota    | "many"                 | has to be a whole number
          users        | [true]                 | has to be a list
          colour       | "blue"                 | is no key that is known here
          """)
  void namesTheEntryAndTheKey(String key, String json, String problem) {
    JsonObject entry = Cloud.entry().put(key, new JsonArray("[" + json + "]").getValue(0));

    assertThat(DingTalkSettings.read(List.of(entry)).problems())
        .singleElement()
        .asString()
        .startsWith("dingtalk entry 1 (")
        .contains("): " + key + " " + problem)
        .doesNotContain("short");
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpId", "appKey", "appSecret", "token", "aesKey"})
  void missesWhatTheModesNeed(String key) {
    JsonObject entry = Cloud.entry("http", "poll");
    entry.remove(key);

    DingTalkSettings read = DingTalkSettings.read(List.of(Cloud.entry().put("org", "a"), entry));

    assertThat(read.problems()).containsExactly("dingtalk entry 2 (town): " + key + " is missing");
    assertThat(read.organisations()).hasSize(1);
  }

  @Test
  void doesNotAskForKeysThatNothingWouldUse() {
    JsonObject streamed = Cloud.entry("stream");
    streamed.remove("token");
    streamed.remove("aesKey");
    JsonObject pushed = Cloud.entry().put("org", "other");
    pushed.remove("appSecret");

    assertThat(DingTalkSettings.read(List.of(streamed, pushed)).problems()).isEmpty();
  }

  @Test
  void keepsOneOrganisationToOneName() {
    assertThat(DingTalkSettings.read(List.of(Cloud.entry(), Cloud.entry())).problems())
        .containsExactly("dingtalk entry 2 (town): org is that of an entry before it");
  }

  @Test
  void neverShowsSecrets() {
    assertThat(Cloud.organisation(Cloud.entry()).toString())
        .doesNotContain("secretoftests", "tokenoftests", "abcdefgh");
  }
}
