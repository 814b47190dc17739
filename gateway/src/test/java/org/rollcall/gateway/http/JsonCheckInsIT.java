package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** {@code POST /api/v1/check-ins}: any terminal that has a token and can write JSON. */
@ExtendWith(OneGateway.class)
final class JsonCheckInsIT {
  private static final String TOKEN = "token-of-the-terminal-J1";

  private final RunningGateway gateway;

  JsonCheckInsIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002", "P003");
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
  }

  @Test
  void saysWhatBecameOfEach() {
    List<JsonObject> batch =
        List.of(
            Seeds.punch("NP001", "in", "2021-11-05T08:30:00"),
            Seeds.punch("NP001", "out", "2021-11-05T10:00:00"),
            Seeds.punch("NP001", "out", "2021-11-05T23:00:00"));
    assertThat(gateway.checkIn(TOKEN, batch).ok()).isEqualTo(outcome(2, 0, 1));
    assertThat(gateway.checkIn(TOKEN, batch).ok()).isEqualTo(outcome(0, 3, 0));
  }

  @Test
  void takesOneObjectAsWellAsAnArray() {
    JsonObject one = Seeds.punch("NP002", "in", "2021-11-05T08:31:00").put("service", "REHAB");
    byte[] request =
        ("POST /api/v1/check-ins HTTP/1.1\r\nAuthorization: Bearer "
                + TOKEN
                + "\r\nContent-Length: "
                + one.toBuffer().length()
                + "\r\n\r\n"
                + one.encode())
            .getBytes(StandardCharsets.UTF_8);
    RawSocket.Answer answer = gateway.device(request);
    assertThat(new JsonObject(answer.body())).isEqualTo(outcome(1, 0, 0));
    assertThat(stored("NP002"))
        .singleElement()
        .satisfies(
            checkIn ->
                assertThat(checkIn.getMap())
                    .containsEntry("source", "json")
                    .containsEntry("device", "J1")
                    .containsEntry("person", "P002")
                    .containsEntry("method", "card")
                    .containsEntry("service", "REHAB"));
  }

  @Test
  void knowsATerminalsOwnIdentifierAgain() {
    JsonObject first = Seeds.punch("NP003", "in", "2021-11-05T08:32:00").put("id", "e-1");
    JsonObject again = Seeds.punch("NP003", "in", "2021-11-05T08:32:07").put("id", "e-1");
    assertThat(gateway.checkIn(TOKEN, List.of(first)).ok()).isEqualTo(outcome(1, 0, 0));
    assertThat(gateway.checkIn(TOKEN, List.of(again)).ok()).isEqualTo(outcome(0, 1, 0));
    assertThat(stored("NP003")).hasSize(1);
  }

  @Test
  void storesAnUnknownBadgeWithoutAPerson() {
    JsonObject stranger = Seeds.punch("8888", "in", "2021-11-05T08:33:00");
    assertThat(gateway.checkIn(TOKEN, List.of(stranger)).ok()).isEqualTo(outcome(1, 0, 0));
    assertThat(stored("8888"))
        .singleElement()
        .satisfies(
            checkIn -> {
              assertThat(checkIn.getValue("person")).isNull();
              assertThat(checkIn.getString("status")).isEqualTo("unknown-credential");
            });
  }

  @Test
  void namesTheElementThatCannotBeReadAndKeepsTheOthers() {
    JsonObject good = Seeds.punch("8889", "in", "2021-11-05T08:34:00");
    JsonObject bad = Seeds.punch("8889", "in", "2021-11-05T25:34:00");
    JsonObject reply = gateway.checkIn(TOKEN, List.of(good, bad)).ok();
    assertThat(reply.getInteger("stored")).isEqualTo(1);
    assertThat(reply.getInteger("quarantined")).isEqualTo(1);
    assertThat(Reply.objects(reply, "problems"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.getInteger("index")).isEqualTo(1);
              assertThat(problem.getString("field")).isEqualTo("time");
            });
  }

  @Test
  void refusesWhoeverHasNoToken() {
    long before = gateway.journalEnd();
    List<JsonObject> batch = List.of(Seeds.punch("8890", "in", "2021-11-05T08:35:00"));
    assertThat(gateway.checkIn("wrong-token-wrong-token", batch).verdict())
        .isEqualTo("401 TOKEN_UNKNOWN");
    assertThat(gateway.checkIn(RunningGateway.TOKEN, batch).status()).isEqualTo(401);
    assertThat(gateway.journalEnd()).isEqualTo(before);
  }

  @Test
  void takesAThousandAtOnceAndNotOneMore() {
    List<JsonObject> thousand =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    Seeds.punch("T" + i, "in", "2021-11-05T08:%02d:%02d".formatted(i / 60, i % 60)))
            .toList();
    assertThat(gateway.checkIn(TOKEN, thousand).ok()).isEqualTo(outcome(1_000, 0, 0));
    List<JsonObject> more = Collections.nCopies(1_001, thousand.get(0));
    assertThat(gateway.checkIn(TOKEN, more).verdict()).isEqualTo("422 TOO_MANY_ELEMENTS");
  }

  @Test
  void pagesThroughCheckInsWithoutLossOrRepeat() {
    List<JsonObject> batch =
        List.of(
            Seeds.punch("9001", "in", "2021-11-04T08:30:00"),
            Seeds.punch("9002", "in", "2021-11-04T08:30:00"),
            Seeds.punch("9003", "in", "2021-11-04T08:30:00"),
            Seeds.punch("9001", "out", "2021-11-04T08:30:00"),
            Seeds.punch("9001", "out", "2021-11-04T08:30:01"));
    gateway.checkIn(TOKEN, batch).ok();
    String path = "/api/v1/check-ins?home=H01&from=2021-11-04&to=2021-11-05";
    assertThat(gateway.getInPages(path, 2))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .isEqualTo(gateway.get(path).list("items"));
  }

  private List<JsonObject> stored(String number) {
    return gateway
        .get("/api/v1/check-ins?home=H01&from=2021-11-05&to=2021-11-06&limit=5000")
        .list("items")
        .stream()
        .filter(checkIn -> checkIn.getString("number").equals(number))
        .toList();
  }

  private static JsonObject outcome(int stored, int duplicates, int quarantined) {
    return new JsonObject()
        .put("stored", stored)
        .put("duplicates", duplicates)
        .put("quarantined", quarantined);
  }
}
