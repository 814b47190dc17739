package org.rollcall.device.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;
import org.rollcall.device.recording.EventText;

class JsonAdapterTest {
  private static final String ONE =
      """
      {"id":"a1","number":"101","time":"2021-11-05T08:30:00+08:00","direction":"in","method":"card"}""";

  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(new JsonAdapter());
    listener.inlet().register("json", "J1", "Asia/Shanghai", "json-token");
    listener.inlet().register("zkteco", "Z1", "Asia/Shanghai", "zk-token");
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void storesOneCheckInAndKnowsItAgain() throws IOException {
    assertThat(post(ONE).body()).isEqualTo("{\"stored\":1,\"duplicates\":0,\"quarantined\":0}");
    assertThat(post("[" + ONE + "]").body())
        .isEqualTo("{\"stored\":0,\"duplicates\":1,\"quarantined\":0}");

    assertThat(events())
        .containsOnly("check-in 101 2021-11-05T08:30 in card offset +08:00 id D-J1/a1");
  }

  @Test
  void takesAnyRegisteredTerminalThatHasAToken() throws IOException {
    assertThat(post("zk-token", ONE).status()).isEqualTo(200);

    assertThat(listener.inlet().deliveries())
        .extracting(delivery -> delivery.device().protocol())
        .containsExactly("zkteco");
  }

  @Test
  void saysSoWhenTheLedgerHasNotCaughtUp() throws IOException {
    listener.inlet().neverSettle();

    assertThat(post(ONE).body())
        .isEqualTo("{\"stored\":1,\"duplicates\":0,\"quarantined\":0,\"settled\":false}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"number":"7","time":"2021-11-05T08:30:00"}                        | check-in 7 2021-11-05T08:30 unknown other
          {"number":7,"time":"2021-11-05T08:30Z","method":"FACE"}            | check-in 7 2021-11-05T08:30 unknown face offset Z
          {"number":" 7 ","time":"2021-11-05T08:30:00.5+0800"}               | check-in 7 2021-11-05T08:30:00.500 unknown other offset +08:00
          {"number":"7","time":"2021-11-05T08:30:00","direction":null}       | check-in 7 2021-11-05T08:30 unknown other
          {"number":"7","time":"2021-11-05T08:30:00","method":"iris"}        | check-in 7 2021-11-05T08:30 unknown other
          {"number":"7","time":"2021-11-05T08:30:00","service":"REHAB"}      | check-in 7 2021-11-05T08:30 unknown other service REHAB
          {"number":"7","time":"2021-11-05T08:30:00","direction":"out","x":1} | check-in 7 2021-11-05T08:30 out other
          """)
  void readsWhatSendersWrite(String body, String event) throws IOException {
    assertThat(post(body).status()).isEqualTo(200);
    assertThat(events()).containsExactly(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"time":"2021-11-05T08:30:00"}                                   | number    | is missing
          {"number":"","time":"2021-11-05T08:30:00"}                       | number    | has not 1 to 64 characters
          {"number":["7"],"time":"2021-11-05T08:30:00"}                    | number    | is not a text
          {"number":"7"}                                                   | time      | is missing
          {"number":"7","time":"2021-02-29T08:30:00"}                      | time      | is no ISO 8601 time
          {"number":"7","time":"+12021-11-05T08:30:00"}                    | time      | is no ISO 8601 time
          {"number":"7","time":"yesterday"}                                | time      | is no ISO 8601 time
          {"number":"7","time":"2021-11-05T08:30:00","direction":"inward"} | direction | is none of in, out, unknown
          "7"                                                              | -         | is not an object
          """)
  void quarantinesWhatItCannotReadAndStoresTheRest(String bad, String field, String problem)
      throws IOException {
    RawHttp.Reply reply = post("[" + bad + "," + ONE + "]");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .startsWith("{\"stored\":1,\"duplicates\":0,\"quarantined\":1,\"problems\":[{\"index\":0,")
        .contains("\"field\":\"" + field + "\",\"problem\":\"" + problem);
    assertThat(listener.inlet().events().get(0)).isInstanceOf(DeviceEvent.Rejected.class);
  }

  @Test
  void keepsWhatItCannotReadAtAllAndSaysSo() throws IOException {
    RawHttp.Reply reply = post("{\"number\":\"7\",\"photo\":\"QUJD\",\"name\":\"somebody\"}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    assertThat(events()).containsExactly("rejected, the field time is missing: {\"number\":\"7\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "7",
        "[{}]x",
        "{\"number\":\"1\",\"number\":\"2\"}",
        "\u0000",
        "[[[[[[[[[[[[[[[[[["
      })
  void refusesWhatIsNoJson(String body) throws IOException {
    RawHttp.Reply reply = post(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("\"code\":\"MALFORMED\"", "\"status\":400", "\"title\":");
    assertThat(listener.inlet().deliveries()).isEmpty();
  }

  @Test
  void takesAnEmptyArrayForASignOfLife() throws IOException {
    assertThat(post("[]").body()).isEqualTo("{\"stored\":0,\"duplicates\":0,\"quarantined\":0}");
    assertThat(listener.inlet().seen()).hasSize(1);
  }

  @Test
  void refusesMoreThanAThousandAtOnce() throws IOException {
    String thousand = String.join(",", Collections.nCopies(1_000, ONE));

    assertThat(post("[" + thousand + "]").status()).isEqualTo(200);
    RawHttp.Reply reply = post("[" + thousand + "," + ONE + "]");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains("\"code\":\"TOO_MANY_ELEMENTS\"");
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    RawHttp.Reply reply = post(" ".repeat(JsonHandler.BODY_MAX_BYTES + 1));

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body()).contains("\"code\":\"BODY_TOO_LARGE\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\nAuthorization: Bearer nobody",
        "\r\nAuthorization: Basic anNvbi10b2tlbg=="
      })
  void refusesWhoHasNoToken(String header) throws IOException {
    RawHttp.Reply reply =
        RawHttp.send(
            listener.port(),
            RawHttp.message("POST " + JsonAdapter.PATH + " HTTP/1.1" + header, new byte[0]));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void knowsNoOtherMethodAndNoOtherPath() throws IOException {
    RawHttp.Reply get = send("GET " + JsonAdapter.PATH);
    assertThat(get.status()).isEqualTo(405);
    assertThat(get.header("Allow")).contains("POST");
    assertThat(send("POST " + JsonAdapter.PATH + "/7").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(Receipt.Reason.class)
  void letsTheSenderKeepWhatIsNotStored(Receipt.Reason reason) throws IOException {
    listener.inlet().refuseNext(reason);

    RawHttp.Reply reply = post(ONE);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(reply.body()).contains("\"code\":\"" + reason.name() + "\"");
  }

  private List<String> events() {
    return listener.inlet().events().stream().map(EventText::of).toList();
  }

  private RawHttp.Reply send(String line) throws IOException {
    return RawHttp.send(listener.port(), RawHttp.message(line + " HTTP/1.1", new byte[0]));
  }

  private RawHttp.Reply post(String body) throws IOException {
    return post("json-token", body);
  }

  private RawHttp.Reply post(String token, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST "
            + JsonAdapter.PATH
            + " HTTP/1.1\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Length: "
            + bytes.length;
    return RawHttp.send(listener.port(), RawHttp.message(head, bytes));
  }
}
