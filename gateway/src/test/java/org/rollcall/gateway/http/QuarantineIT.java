package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** What is held aside, why, and how it gets out. Each test has a person and a date of its own. */
@ExtendWith(OneGateway.class)
final class QuarantineIT {
  private static final String TOKEN = "token-of-the-terminal-J1";

  private final RunningGateway gateway;

  QuarantineIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002", "P003", "P004", "P005");
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
  }

  @Test
  void countsAnEventFromTheFutureOnceSomebodyReleasesIt() {
    checkIn("NP001", "2021-11-08");
    assertThat(state("P001", "2021-11-08")).isEqualTo("ABSENT");
    String id = held("CLOCK_SKEW", "NP001");
    release(id, "the battery of the clock was empty");
    assertThat(state("P001", "2021-11-08")).isEqualTo("INCOMPLETE");
    assertThat(gateway.get("/api/v1/quarantine?reason=CLOCK_SKEW").text()).doesNotContain(id);
    assertThat(
            gateway
                .post("/api/v1/quarantine/" + id + "/release", new JsonObject().put("reason", "x"))
                .verdict())
        .as("it is held no longer")
        .isEqualTo("404 NOT_FOUND");
  }

  @Test
  void countsAStaleEventOnceSomebodyReleasesIt() {
    gateway
        .importCsv(
            "enrolments",
            """
            person_id,home,from,to,mode,weekly_plan,start,end
            P002,H01,2021-03-01,2021-09-01,day,12345,08:30,16:00
            """)
        .ok();
    gateway
        .importCsv("credentials", "scope,number,person_id,from,to\nhome:H01,77,P002,2021-03-01,\n")
        .ok();
    checkIn("77", "2021-06-08");
    release(held("STALE", "77"), "was kept in the terminal since June");
    assertThat(state("P002", "2021-06-08")).isEqualTo("INCOMPLETE");
  }

  @Test
  void saysHowAnUnknownBadgeGetsOutInstead() {
    checkIn("6001", "2021-11-05");
    String id = held("UNKNOWN_CREDENTIAL", "6001");
    Reply reply =
        gateway.post("/api/v1/quarantine/" + id + "/release", new JsonObject().put("reason", "x"));
    assertThat(reply.verdict()).isEqualTo("409 NOT_RELEASABLE");
    assertThat(reply.json().getString("detail")).contains("6001", "/api/v1/credentials");
  }

  @Test
  void countsAnUnknownBadgeByItselfOnceItIsLinked() {
    checkIn("6002", "2021-11-03");
    checkIn("6002", "2021-11-04");
    assertThat(state("P003", "2021-11-04")).isEqualTo("ABSENT");
    gateway
        .post(
            "/api/v1/credentials",
            new JsonObject()
                .put("scope", "home:H01")
                .put("number", "6002")
                .put("person", "P003")
                .put("from", "2021-11-04"))
        .ok();
    assertThat(state("P003", "2021-11-04")).isEqualTo("INCOMPLETE");
    assertThat(state("P003", "2021-11-03")).as("before the link begins").isEqualTo("ABSENT");
    assertThat(gateway.get("/api/v1/quarantine?reason=UNKNOWN_CREDENTIAL").list("items"))
        .filteredOn(item -> item.getString("number").equals("6002"))
        .extracting(item -> item.getString("localTime"))
        .containsExactly("2021-11-03T08:30:00");
  }

  @Test
  void countsByItselfOnceItIsKnownWhereTheTerminalStood() {
    String token = "token-of-the-terminal-J2";
    String devices = "device_id,protocol,serial,home,from,to,direction,service,time_zone,token\n";
    gateway
        .importCsv(
            "devices", devices + "J2,json,S2,H01,2021-11-05,,terminal,,Asia/Shanghai," + token)
        .ok();
    gateway.checkIn(token, List.of(Seeds.punch("NP004", "in", "2021-11-02T08:30:00"))).ok();
    held("UNKNOWN_DEVICE", "NP004");
    assertThat(state("P004", "2021-11-02")).isEqualTo("ABSENT");
    gateway
        .importCsv(
            "devices",
            devices + "J2,json,S2,H01,2021-10-01,2021-11-05,terminal,,Asia/Shanghai," + token)
        .ok();
    assertThat(state("P004", "2021-11-02")).isEqualTo("INCOMPLETE");
  }

  @Test
  void cannotReleaseWhatNobodyCouldRead() {
    gateway
        .checkIn(
            TOKEN,
            List.of(
                Seeds.punch("NP005", "in", "2021-11-05T08:30:00"),
                new JsonObject().put("time", "2021-11-05T08:30:00+08:00")))
        .ok();
    JsonObject malformed = gateway.get("/api/v1/quarantine?reason=MALFORMED").list("items").get(0);
    assertThat(malformed.getString("problem")).contains("number");
    assertThat(
            gateway
                .post(
                    "/api/v1/quarantine/" + malformed.getString("id") + "/release",
                    new JsonObject().put("reason", "x"))
                .verdict())
        .isEqualTo("409 NOT_RELEASABLE");
  }

  @Test
  void pagesThroughAllReasonsOneByOne() {
    checkIn("6101", "2021-11-09");
    checkIn("6102", "2021-01-09");
    checkIn("6103", "2021-11-05");
    List<JsonObject> paged = gateway.getInPages("/api/v1/quarantine", 1);
    assertThat(paged)
        .hasSizeGreaterThanOrEqualTo(3)
        .isEqualTo(gateway.get("/api/v1/quarantine").list("items"));
  }

  private void checkIn(String number, String date) {
    gateway.checkIn(TOKEN, List.of(Seeds.punch(number, "in", date + "T08:30:00"))).ok();
  }

  private String held(String reason, String number) {
    return gateway.get("/api/v1/quarantine?reason=" + reason).list("items").stream()
        .filter(item -> item.getString("number").equals(number))
        .map(item -> item.getString("id"))
        .findFirst()
        .orElseThrow();
  }

  private void release(String id, String reason) {
    gateway
        .post("/api/v1/quarantine/" + id + "/release", new JsonObject().put("reason", reason))
        .ok();
  }

  private String state(String person, String date) {
    return gateway.get("/api/v1/persons/" + person + "/days/" + date).ok().getString("state");
  }
}
