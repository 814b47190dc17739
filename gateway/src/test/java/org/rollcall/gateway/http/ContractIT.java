package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.table.TextTable;

/** The contract against the running gateway: every operation, signed in and not. */
@ExtendWith(OneGateway.class)
final class ContractIT {
  private static final String DEVICE_TOKEN = "token-of-the-terminal-J1";

  /** Decisions about what one has asked for oneself are refused; {@link ProposalIT} takes them. */
  private static final List<String> TAKE_SOMEBODY_ELSE =
      Stream.of("approve", "reject", "revoke")
          .flatMap(verb -> Stream.of("Correction", "Leave", "ServiceRecord").map(verb::concat))
          .toList();

  private static final TextTable ANSWERS = TextTable.of(ContractIT.class, "answers.txt");

  private final RunningGateway gateway;

  ContractIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  /** An operation of the contract; the path with its parameters in braces. */
  private record Operation(String id, String method, String path) {
    /** A path that leads to the operation, whatever it then finds there. */
    String anyPath() {
      return path.replaceAll("\\{[a-z]+}", "1-1");
    }
  }

  @BeforeAll
  static void seed(RunningGateway gateway) throws IOException {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002");
    Seeds.jsonTerminal(gateway, "J1", "H01", DEVICE_TOKEN);
    Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
    gateway
        .checkIn(
            DEVICE_TOKEN,
            List.of(
                Seeds.punch("NP001", "in", "2021-11-05T05:30:00"),
                Seeds.punch("NP001", "out", "2021-11-05T10:00:00"),
                Seeds.punch("NP002", "in", "2021-11-05T08:30:00"),
                Seeds.punch("7001", "in", "2021-11-05T09:00:00"),
                Seeds.punch("NP002", "in", "2021-05-05T08:30:00")))
        .ok();
    RawSocket.send(
        gateway.devicePort(), "GET /iclock/getrequest?SN=NEW1 HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  @TestFactory
  Stream<DynamicTest> answersEveryOperationInItsShape() {
    return ANSWERS.rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () ->
                        assertThat(
                                Shape.differences(
                                    new JsonObject(row.expected()),
                                    call(row.cell(1), row.cell(2)).ok()))
                            .isEmpty()));
  }

  @Test
  void leavesNoOperationOut() throws IOException {
    // What these answer needs a terminal that takes part, or a session.
    Set<String> answered =
        new TreeSet<>(
            List.of(
                "live",
                "collectDevice",
                "downloadRecording",
                "deleteRecording",
                "syncPeople",
                "peopleSync",
                "cancelPeopleSync",
                "changePassword"));
    answered.addAll(TAKE_SOMEBODY_ELSE);
    ANSWERS.rows().forEach(row -> answered.add(row.name()));
    assertThat(operations())
        .extracting(Operation::id)
        .containsExactlyInAnyOrderElementsOf(answered);
  }

  @TestFactory
  Stream<DynamicTest> asksForATokenAtEveryOperation() throws IOException {
    Stream<Operation> more =
        Stream.of("/metrics", "/openapi.yaml", "/api/v1/nothing")
            .map(path -> new Operation(path, "GET", path));
    return Stream.concat(operations().stream(), more)
        .filter(operation -> !operation.id().equals("signIn"))
        .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> asksForAToken(operation)));
  }

  private void asksForAToken(Operation operation) {
    for (String header : List.of("", "Bearer", "Bearer wrong", RunningGateway.TOKEN)) {
      Reply reply =
          gateway.send(
              gateway
                  .unsigned(operation.anyPath())
                  .header("Authorization", header)
                  .method(operation.method(), BodyPublishers.noBody()));
      assertThat(reply.verdict()).as(header).isEqualTo("401 UNAUTHENTICATED");
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesAMethodThatTheContractDoesNotName() throws IOException {
    return operations().stream()
        .map(Operation::anyPath)
        .distinct()
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path,
                    () ->
                        assertThat(
                                gateway
                                    .send(
                                        gateway
                                            .request(path)
                                            .method("PATCH", BodyPublishers.noBody()))
                                    .verdict())
                            .isEqualTo("405 METHOD_NOT_ALLOWED")));
  }

  @Test
  void namesTheMethodsThatAPathTakes() {
    assertThat(headers(gateway.request("/api/v1/credentials").DELETE()).firstValue("Allow"))
        .contains("GET, POST");
  }

  @Test
  void letsAnybodyAskForHealthAndPages() {
    for (String path :
        List.of("/health/live", "/health/ready", "/", "/homes/H01/today", "/app/main.js")) {
      assertThat(gateway.send(gateway.unsigned(path)).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void sendsItsPolicyWithEveryFileOfThePages() {
    for (String path : List.of("/", "/homes/H01/today", "/app/main.js")) {
      HttpHeaders headers = headers(gateway.unsigned(path));
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .startsWith("default-src 'none'; script-src 'self' 'sha256-")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(headers.allValues("Cache-Control")).as(path).containsExactly("no-cache");
    }
  }

  @Test
  void servesTheContractItself() throws IOException {
    Reply reply = gateway.get("/openapi.yaml");
    assertThat(reply.mediaType()).isEqualTo("application/yaml");
    assertThat(new YAMLMapper().readTree(reply.text()).path("openapi").asText()).startsWith("3.1");
  }

  @Test
  void showsItsMeters() {
    String meters = gateway.get("/metrics").text();
    for (String name :
        List.of(
            "rollcall_journal_end",
            "rollcall_journal_writable 1",
            "rollcall_ledger_lag 0",
            "rollcall_devices_waiting",
            "rollcall_ingest_deliveries_total 1",
            "rollcall_ingest_events_total 5",
            "rollcall_ingest_refused_total{reason=\"unknown_device\"}",
            "rollcall_adapter_coped_total{protocol=\"zkteco\",what=\"unknown-serial\"}")) {
      assertThat(meters).contains("\n" + name);
    }
  }

  private HttpHeaders headers(HttpRequest.Builder request) {
    return gateway.send(request.build(), BodyHandlers.discarding()).headers();
  }

  private Reply call(String call, String body) {
    String[] parts = filled(call).split(" ", 2);
    if (parts[0].equals("DELETE")) {
      return gateway.send(gateway.request(parts[1]).DELETE());
    }
    if (parts[0].equals("GET")) {
      return gateway.get(parts[1]);
    }
    return body.startsWith("{")
        ? gateway.post(parts[1], new JsonObject(body))
        : gateway.importCsv(
            parts[1].substring(parts[1].lastIndexOf('/') + 1), body.replace("\\n", "\n"));
  }

  /** The ids in braces, as the calls before have made them. */
  private String filled(String call) {
    String filled = call.contains("{held}") ? call.replace("{held}", held()) : call;
    filled = filled.contains("{consent}") ? filled.replace("{consent}", consent()) : filled;
    filled = filled.contains("{token}") ? filled.replace("{token}", firstToken()) : filled;
    Map<String, String> lists =
        Map.of("{correction}", "corrections", "{leave}", "leaves", "{record}", "service-records");
    for (Map.Entry<String, String> list : lists.entrySet()) {
      if (filled.contains(list.getKey())) {
        filled = filled.replace(list.getKey(), pending(list.getValue()));
      }
    }
    return filled;
  }

  private String pending(String list) {
    return gateway.get("/api/v1/" + list + "?status=pending").list("items").stream()
        .map(item -> item.getString("id"))
        .findFirst()
        .orElse("x0");
  }

  private String held() {
    return gateway.get("/api/v1/quarantine?reason=STALE").list("items").stream()
        .map(item -> item.getString("id"))
        .findFirst()
        .orElse("0-0");
  }

  private String consent() {
    return gateway.get("/api/v1/persons/P001/consents").list("items").stream()
        .map(item -> item.getString("consent"))
        .findFirst()
        .orElse("0");
  }

  private String firstToken() {
    return gateway.get("/api/v1/tokens").list("items").stream()
        .map(token -> token.getString("id"))
        .findFirst()
        .orElse("none");
  }

  private List<Operation> operations() throws IOException {
    List<Operation> operations = new ArrayList<>();
    JsonNode paths = new YAMLMapper().readTree(gateway.get("/openapi.yaml").text()).path("paths");
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                new Operation(
                                    method.getValue().path("operationId").asText(),
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey()))));
    return operations;
  }
}
