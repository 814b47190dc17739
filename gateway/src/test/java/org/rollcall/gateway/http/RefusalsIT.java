package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.table.TextTable;

/** Calls that can't be answered: a status, a stable code, and a sentence that helps. */
@ExtendWith(OneGateway.class)
final class RefusalsIT {
  private final RunningGateway gateway;

  RefusalsIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001");
  }

  @TestFactory
  Stream<DynamicTest> refuses() {
    return TextTable.of(RefusalsIT.class, "refusals.txt")
        .tests(row -> call(row.cell(1), row.cell(2)).verdict());
  }

  @Test
  void storesNothingOfWhatItRefuses() {
    long before = gateway.journalEnd();
    refuses().forEach(test -> assertThat(test.getDisplayName()).isNotBlank());
    TextTable.of(RefusalsIT.class, "refusals.txt")
        .rows()
        .forEach(row -> call(row.cell(1), row.cell(2)));
    assertThat(gateway.journalEnd()).isEqualTo(before);
  }

  @Test
  void saysWhatWasWrongWithWhichThing() {
    assertThat(gateway.get("/api/v1/homes/H01/days/2021-02-30").json().getString("detail"))
        .isEqualTo("date \"2021-02-30\" is not a date; write it as 2021-11-05");
    assertThat(gateway.get("/api/v1/homes/H99/days/2021-11-05").json().getString("detail"))
        .isEqualTo("there is no home \"H99\"");
    assertThat(
            call("POST /api/v1/quarantine/99-1/release", "{\"reason\":\"\"}")
                .json()
                .getString("detail"))
        .contains("request body", "reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/plain"})
  void readsNoOtherMediaTypeThanTheContractNames(String mediaType) {
    for (String path : new String[] {"/api/v1/credentials", "/api/v1/import/persons"}) {
      HttpRequest.Builder request =
          gateway
              .request(path)
              .header("Content-Type", mediaType)
              .POST(BodyPublishers.ofString("{}"));
      Reply reply = gateway.send(request);
      assertThat(reply.verdict())
          .as("%s: %s", path, reply.text())
          .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/metrics", "/health/live", "/homes/H01/today"})
  void takesNothingWhereThereIsOnlySomethingToRead(String path) {
    HttpRequest.Builder request = gateway.request(path).POST(BodyPublishers.ofString("x"));
    assertThat(gateway.send(request).verdict()).isEqualTo("405 METHOD_NOT_ALLOWED");
  }

  @Test
  void takesNoBodyBeyondItsLimit() {
    HttpRequest.Builder request =
        gateway
            .request("/api/v1/import/persons")
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArray(new byte[65 << 20]));
    assertThat(gateway.send(request).verdict()).isEqualTo("413 BODY_TOO_LARGE");
  }

  @Test
  void hidesAFileThatIsNoPage() {
    for (String path : new String[] {"/../logback.xml", "/%2e%2e/%2e%2e/logback.xml", "/.hidden"}) {
      assertThat(gateway.get(path).text()).as(path).doesNotContain("<configuration>");
    }
  }

  private Reply call(String call, String body) {
    String[] parts = call.split(" ", 2);
    if (parts[0].equals("GET")) {
      return gateway.get(parts[1]);
    }
    return gateway.send(
        gateway
            .request(parts[1])
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
